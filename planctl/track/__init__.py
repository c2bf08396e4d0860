"""What an archive knows: summaries, catalogues, and in time events, stances and sources."""
