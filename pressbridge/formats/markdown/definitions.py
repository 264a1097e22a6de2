"""Definitions of links and footnotes, which show nothing where they stand: only if they are used.

``[문의]: 02-0000-0000`` would vanish for CommonMark, and so would the text of a footnote to which
nothing refers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock, reference
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

_USED = "labels in use"
_LABEL = re.compile(
    r"(^(?:[ \t>\u00a0\u3000]|[-*+][ \t]|[0-9]{1,9}[.)][ \t])*)?\[([^\[\]]+)\](:?)", re.MULTILINE
)
_TARGET = re.compile(
    r"\s*(?![0-9.,/%~∼～:-]+(?:\s|$))(?:[<#/.]|[A-Za-z][A-Za-z0-9+.-]*:|\S*(?:/|\.[A-Za-z]))"
)
"""Beginning of what may be a target: [주1]: 잠정치 and [2]: 3.2% are notes."""
_DEFINED = re.compile(r"\[((?:[^\[\]\\\n]|\\.)+)\]:")


def definitions_plugin(md: MarkdownIt) -> None:
    """Read definitions of links and footnotes only where they are used."""
    md.use(footnote_plugin, inline=False)
    md.block.ruler.at("reference", _reference)
    md.block.ruler.at("footnote_def", _footnote, {"alt": ["paragraph", "reference"]})


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    at = state.bMarks[start] + state.tShift[start]
    label = _DEFINED.match(state.src, at, state.eMarks[start])
    if label and (label[1][0] == "^" or normalizeReference(label[1]) not in _used(state)):
        return False
    if label and not _TARGET.match(state.src, label.end()):
        return False
    return reference(state, start, end, silent)


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a footnote, but none within another: the plugin would tear their tokens apart."""
    at = state.bMarks[start] + state.tShift[start]
    label = _DEFINED.match(state.src, at, state.eMarks[start])
    known = state.env.get("footnotes", {}).get("refs", {})
    if not label or f":{label[1][1:]}" in known or normalizeReference(label[1]) not in _used(state):
        return False
    if silent:
        return footnote_def(state, start, end, silent)
    if state.env.get("in_footnote"):
        return False
    state.env["in_footnote"] = True
    try:
        return footnote_def(state, start, end, silent)
    finally:
        state.env["in_footnote"] = False


def _used(state: StateBlock) -> frozenset[str]:
    """Return the labels that the text refers to; found out once a text."""
    known = state.env.get(_USED)
    if known is None:
        known = state.env[_USED] = frozenset(_labels(state.src))
    return known


def _labels(text: str) -> Iterator[str]:
    """Yield the labels to which the text refers, or a footnote to which it does, and so on."""
    within: dict[str, list[str]] = {}
    to_follow: list[str] = []
    line_end, found = -1, to_follow
    for label in _LABEL.finditer(text):
        name = normalizeReference(label[2])
        if label.start() > line_end:
            found = to_follow
        if label[1] is not None and label[3]:
            line_end = text.find("\n", label.end()) % (len(text) + 1)
            found = within.setdefault(name, []) if name.startswith("^") else to_follow
        elif not label[3] or name.startswith("^"):  # [문의]: within a line is a label, too
            found.append(name)
    while to_follow:
        name = to_follow.pop()
        yield name
        to_follow += within.pop(name, ())
