"""A comparison as CSV (RFC 4180): a line a question, a column a plan."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from planctl.render.compare_grid import harmless, table

if TYPE_CHECKING:
    from planctl.compare.result import Comparison


def compare_csv(comparison: Comparison, *, transpose: bool = False) -> str:
    """Draw a comparison. Lines end in CR LF; cells of several provisions hold line breaks. What a spreadsheet
    program would take for a formula has a quote before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for line in table(comparison, transpose=transpose):
        writer.writerow([harmless(cell) for cell in line])
    return out.getvalue()
