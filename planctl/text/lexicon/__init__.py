"""The lexicon of each language."""
