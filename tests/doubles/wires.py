"""The forms in which the four engines are asked and answer, as a server sees them.

Google's mobile page (GET, HTML), LibreTranslate (a form), Microsoft Translator 3.0 and DeepL v2 (JSON
with the key in a header). Each as its service has it today, refusals for a missing key included.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it arrived."""

    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    headers: dict[str, str]
    body: Any = None
    """What was sent as JSON."""

    @property
    def wire(self) -> Wire | None:
        """Whose form this is; nobody's is answered with 404."""
        if self.method == "GET":
            return GOOGLE if self.path.endswith("/m") else None
        if not self.path.endswith("/translate"):
            return None
        if self.path.endswith("/v2/translate"):
            return DEEPL
        return MICROSOFT if "api-version" in self.query else LIBRE

    @property
    def question(self) -> tuple[str, str, str]:
        """(text, source language, target language)"""
        return self.wire.question(self) if self.wire else ("", "", "")

    @property
    def text(self) -> str:
        return self.question[0]


@dataclass(frozen=True, slots=True)
class Wire:
    """How an engine is spoken to."""

    name: str
    question: Callable[[Seen], tuple[str, str, str]]
    answer: Callable[[str], str]
    """A body with a translation in it."""
    nothing: str
    """A body without one."""
    refusal: Callable[[Seen], int] = lambda _: 0
    """The status for a request without a key; 0 if it may come in."""


def _google(seen: Seen) -> tuple[str, str, str]:
    return seen.query.get("q", ""), seen.query.get("sl", ""), seen.query.get("tl", "")


def _google_page(text: str) -> str:
    element = f'<div class="result-container">{html.escape(text)}</div>'
    return f"<!DOCTYPE html><html><body>{element}</body></html>"


def _libre(seen: Seen) -> tuple[str, str, str]:
    given = seen.query | seen.form | (seen.body or {})
    return given.get("q", ""), given.get("source", ""), given.get("target", "")


def _microsoft(seen: Seen) -> tuple[str, str, str]:
    return seen.body[0]["text"], seen.query.get("from", ""), seen.query.get("to", "")


def _microsoft_refusal(seen: Seen) -> int:
    return 0 if seen.headers.get("Ocp-Apim-Subscription-Key") else 401


def _deepl(seen: Seen) -> tuple[str, str, str]:
    body = seen.body
    return body["text"][0], body["source_lang"].lower(), body["target_lang"].lower()


def _deepl_refusal(seen: Seen) -> int:
    """Keys in the address or the body have not been taken since 2025."""
    kind, _, key = seen.headers.get("Authorization", "").partition(" ")
    return 0 if kind == "DeepL-Auth-Key" and key else 403


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


GOOGLE = Wire("google", _google, _google_page, "<p>Welcome</p>")
LIBRE = Wire("libre", _libre, lambda text: _json({"translatedText": text}), "{}")
MICROSOFT = Wire(
    "microsoft",
    _microsoft,
    lambda text: _json([{"translations": [{"text": text, "to": "ja"}]}]),
    "{}",
    _microsoft_refusal,
)
DEEPL = Wire(
    "deepl",
    _deepl,
    lambda text: _json({"translations": [{"detected_source_language": "KO", "text": text}]}),
    "{}",
    _deepl_refusal,
)
