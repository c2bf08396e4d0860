"""Amendments: changes to a text as instructions that a person reads, writes and carries out."""
