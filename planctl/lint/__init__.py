"""Findings: the rules, the engine that runs them, and the report they add up to."""
