"""The page of a sheet: one HTML file that works offline, from a mail attachment.

It asks no host for anything; its policy forbids it. The sheet stands in it as JSON in which no tag
can be read. Who opens it without scripts sees the passages as they are.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

from pressbridge.review.sheet import Sheet
from pressbridge.run import PACKAGE
from pressbridge.words.text import without_marks
from pressbridge.world.files import exists, read_bytes

DESK = PACKAGE / "desk"
"""Folder of the browser's side."""
_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_STYLE = (
    "body{font:1rem/1.6 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #767676;padding:.5rem;"
    "text-align:start;vertical-align:top}"
)


def page(sheet: Sheet) -> str:
    """Return the page of a sheet."""
    style, script = _file("desk.css") or _STYLE, _file("desk.js")
    policy = (
        f"default-src 'none'; style-src {_sum(style)}; script-src {_sum(script)}; img-src data:"
    )
    head = (
        f'<!doctype html><html lang="{escape(sheet.ui)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<title>{escape(sheet.title)}</title><style>{style}</style></head>"
    )
    data = f'<script type="application/json" id="sheet">{in_script(sheet.as_data())}</script>'
    body = f'<body><main id="desk"><h1>{escape(sheet.title)}</h1>{_table(sheet)}</main>{data}'
    return f"{head}{body}<script>{script}</script></body></html>\n"


def in_script(data: object) -> str:
    """Return JSON that may stand in an HTML page's script: nothing in it ends the script."""
    said = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return said.translate(_IN_SCRIPT)


def _table(sheet: Sheet) -> str:
    rows = "".join(
        f'<tr><td lang="{sheet.lang}">{escape(without_marks(one.source))}</td>'
        f'<td lang="{sheet.to}">{escape(without_marks(one.text))}</td><td>{one.state}</td></tr>'
        for one in sheet.passages
    )
    return f"<table><tbody>{rows}</tbody></table>"


def _file(name: str) -> str:
    path: Path = DESK / name
    return read_bytes(path).decode() if exists(path) else ""


def _sum(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
