"""What is the opposite of what, in each language."""
