"""The editor's side: a language server that speaks of the text being typed, by the rules of `validate`.

Only this room knows pygls and lsprotocol. It computes nothing of its own: verdicts come from `validation`,
names from `archive`, meanings from the models.
"""
