"""What rules know of clauses and of the words that govern a verb, in each language."""
