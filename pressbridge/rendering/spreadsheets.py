"""Tables as files that spreadsheets open with a click: facts, and the pictures of a press kit."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BOM = b"\xef\xbb\xbf"
"""Tells the editors and spreadsheets of Windows that a text is in UTF-8."""
_SIGNS = frozenset("=@\t\r\n＝＠-+－＋")
"""What a spreadsheet takes for the beginning of a formula. Wide signs are in it since a Japanese
spreadsheet reads them as narrow ones."""
_NUMBER = re.compile(r"[-+－＋]\d[\d.,]*%?\Z")
"""-3.5% and +2 stay."""


def spreadsheet(rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as CSV (RFC 4180) in UTF-8, without a cell that is a formula."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows(map(_harmless, rows))
    return BOM + stream.getvalue().encode()


def _harmless(row: Sequence[object]) -> list[object]:
    """Return a row whose cells no spreadsheet takes for formulas."""
    return [f"'{cell}" if isinstance(cell, str) and _is_formula(cell) else cell for cell in row]


def _is_formula(cell: str) -> bool:
    return cell[:1] in _SIGNS and not _NUMBER.match(cell)
