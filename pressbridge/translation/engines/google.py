"""Google's web page, read through deep-translator: no key, no contract, so always ``public``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pressbridge.translation.engines import adapter, endpoint
from pressbridge.words.lang import Lang
from pressbridge.world.network import Transport

_HOME = "https://translate.google.com"
_PATH = "m"


@dataclass(frozen=True, slots=True)
class Google:
    """The engine of a press room that says nothing. With an endpoint it asks a relay instead.

    It is public even then: who speaks this form passes texts on to Google.
    """

    name: ClassVar[str] = "google"
    public: ClassVar[bool] = True
    key: ClassVar[str] = ""
    max_chars: ClassVar[int] = 1500
    """Google's page refuses more than about 1 800 Korean or Japanese characters with status 400
    (deep-translator, issue 224)."""
    mark_styles: ClassVar[tuple[str, ...]] = ("braces", "brackets")

    transport: Transport
    endpoint: str = ""

    @property
    def host(self) -> str:
        """The page's host, or the relay's."""
        return endpoint.host(self.endpoint or _HOME)

    @property
    def pause(self) -> float:
        """A second between requests to the public page (docs/engines.md)."""
        return 0.0 if self.endpoint else 1.0

    @property
    def requests(self) -> int:
        """Number of requests made so far."""
        return self.transport.sent

    def translate(self, text: str, source: Lang, target: Lang) -> str:
        """Return the answer as plain text, ends stripped by the library. Raises EngineError."""
        url = endpoint.base_url(self.endpoint or _HOME, _PATH) + _PATH
        return adapter.google(url, text, source, target, self.transport)
