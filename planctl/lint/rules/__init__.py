"""One module a rule: its docstring is its manual, `RULE` its facts, `check` the rule itself.

Adding a rule is adding a module.
"""
