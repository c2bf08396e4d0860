"""From bytes to nodes and plain data, with a span for every path. The only home of ruamel.yaml."""

from planctl.source.budget import Budget
from planctl.source.document import Document, Path, read_bytes, read_file, read_text
from planctl.source.problem import Problem
from planctl.source.span import Span

__all__ = ["Budget", "Document", "Path", "Problem", "Span", "read_bytes", "read_file", "read_text"]
