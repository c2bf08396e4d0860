"""A test of the rules themselves: good plans are damaged in many ways, and the damage must be noticed."""
