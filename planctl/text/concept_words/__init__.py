"""What provisions of peace plans speak of, in each language."""
