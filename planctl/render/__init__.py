"""Every output format: pure functions from a result to text. No format computes anything, none reads a
file.
"""
