"""Three-way and N-way merge: decisions as data, then a plan whose conflicts are options (bracketed text)."""
