"""The words that rules look for, in each language."""
