"""Protocol of translation engines, and the errors by which they fail."""

from __future__ import annotations

from typing import Protocol

from pressbridge.words.lang import Lang


class Engine(Protocol):
    """Translates one text at a time. Threads may share an engine."""

    @property
    def name(self) -> str:
        """The name in site.yaml and in the catalogs (``#. mt: google 2026-11-22``)."""

    @property
    def public(self) -> bool:
        """Whether texts sent to it leave the office: drafts and embargoed ones never go there."""

    @property
    def host(self) -> str:
        """Host and port that texts are sent to, for people: ``translate.google.com``."""

    @property
    def key(self) -> str:
        """Key of the account, empty for none. An answer that holds it is not kept."""

    @property
    def max_chars(self) -> int:
        """The longest text that it takes, in characters; the caller splits longer ones."""

    @property
    def pause(self) -> float:
        """Seconds that the caller waits between two requests."""

    @property
    def mark_styles(self) -> tuple[str, ...]:
        """Styles of marks (``MarkStyle``), the likeliest to survive first (docs/engines.md).

        ``braces`` is ``{1}…{/1}``, ``brackets`` is ``[X1X]…[/X1X]``.
        """

    @property
    def requests(self) -> int:
        """Number of requests made so far, answered or not."""

    def translate(self, text: str, source: Lang, target: Lang) -> str:
        """Return the engine's answer as it came: not blank, otherwise not judged. It is not HTML.

        Raises EngineError. One call is one request, never repeated here: an unanswered text is
        the caller's to send again. Two unanswered requests or one refusal end the sending
        (docs/design.md §6).
        """


class EngineError(Exception):
    """An engine gave no translation. Messages hold no text and no key, only ``reason``.

    ::

        EngineError
        ├── EngineUnanswered   nothing usable came: timeout, no connection, 5xx, redirect, size,
        │                      packing, or a form that is not the engine's: nothing of the text
        ├── EngineRefused      it does not want to serve us: 429, 403, a quota, a captcha, no key;
        │                      or it sends our key back; stop for this run
        └── EngineRejected     it answered this text, but not with a translation

    ``reason`` is a word or two: ``timeout``, ``status-503``, ``captcha``, ``empty``, ``not-json``,
    ``no DEEPL_AUTH_KEY``, or the name of an exception. ``sent`` is false where it is certain that
    nothing of the text has left this computer.
    """

    def __init__(self, reason: str, *, sent: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sent = sent


class EngineUnanswered(EngineError):  # noqa: N818 - says what the engine did
    """Nothing usable came; the same text may be sent again in another run."""


class EngineRefused(EngineError):  # noqa: N818 - says what the engine did
    """The engine wants no more requests from us, or not with this key: nothing more is sent."""


class EngineRejected(EngineError):  # noqa: N818 - says what the engine did
    """An answer came and it is no translation; sending the same text again would not help."""
