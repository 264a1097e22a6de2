"""Microsoft Translator (Azure): with a key, by its documented interface."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from pressbridge.translation.engines import adapter, endpoint
from pressbridge.translation.engines.base import EngineRefused
from pressbridge.words.lang import Lang
from pressbridge.world.network import Transport

KEY = "MICROSOFT_TRANSLATOR_KEY"
"""The environment variable that holds the key."""

REGION = "MICROSOFT_TRANSLATOR_REGION"
"""The environment variable for the region of the key, where Azure wants one (``koreacentral``)."""

_HOME = "https://api.cognitive.microsofttranslator.com"
_PATH = "translate"


@dataclass(frozen=True, slots=True)
class Microsoft:
    """Azure's translator, or what speaks its form at the endpoint. Public even then.

    ``key`` never shows: not in an address, a message or ``repr``. Without one nothing is sent.
    """

    name: ClassVar[str] = "microsoft"
    public: ClassVar[bool] = True
    max_chars: ClassVar[int] = 5000
    """Azure takes 50 000. But its free tier spreads its hourly quota over the minutes, at 33 300
    characters each, and a lost answer costs its whole text: this is longer than any paragraph."""
    pause: ClassVar[float] = 0.0
    mark_styles: ClassVar[tuple[str, ...]] = ("braces", "brackets")

    transport: Transport
    endpoint: str = ""
    key: str = field(default="", repr=False)
    region: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """Azure's host, or the endpoint's."""
        return endpoint.host(self.endpoint or _HOME)

    @property
    def requests(self) -> int:
        """Number of requests made so far."""
        return self.transport.sent

    def translate(self, text: str, source: Lang, target: Lang) -> str:
        """Return the answer as plain text. Raises EngineError."""
        if not self.key:
            raise EngineRefused(f"no {KEY}", sent=False)
        url = endpoint.base_url(self.endpoint or _HOME, _PATH) + f"{_PATH}?api-version=3.0"
        return adapter.microsoft(
            url, text, source, target, self.transport, key=self.key, region=self.region
        )
