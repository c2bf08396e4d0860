"""The changes between two aligned texts, their classes and effects, and the ledger. The only home of
deepdiff.
"""
