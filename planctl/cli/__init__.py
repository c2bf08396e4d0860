"""The commands: parse, call, render, exit code. Nothing else knows click."""
