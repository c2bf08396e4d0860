"""How the pages under `docs/` are made from the code: one module for each kind of content."""
