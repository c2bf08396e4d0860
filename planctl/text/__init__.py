"""The language of provisions: figures, dates, tokens, segments, and clauses in words. Lexicons are data."""
