"""LibreTranslate, as a rule on a server of the office's own: then texts stay in the house."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlsplit

from pressbridge.translation.engines import adapter, endpoint
from pressbridge.words.hosts import is_in_house
from pressbridge.words.lang import Lang
from pressbridge.world.network import Transport

KEY = "LIBRETRANSLATE_API_KEY"
"""The environment variable that holds the key, for servers that want one."""

_PATH = "translate"
_NO_KEY = "none"


@dataclass(frozen=True, slots=True)
class Libre:
    """A LibreTranslate server: the office's own at an address in the house, or if it says so.

    ``is_ours`` is its word (``endpoint_is_ours``). ``key`` never shows: not in an address, a
    message or ``repr``.
    """

    name: ClassVar[str] = "libre"
    max_chars: ClassVar[int] = 1500
    """Servers may set a limit of their own; public ones take 2 000 (LibreTranslate, issue 437)."""
    pause: ClassVar[float] = 0.0
    mark_styles: ClassVar[tuple[str, ...]] = ("brackets", "braces")

    transport: Transport
    endpoint: str
    key: str = field(default="", repr=False)
    is_ours: bool = False

    @property
    def public(self) -> bool:
        """Whether texts leave the office: a host that nobody answers for is somebody else's."""
        return not (self.is_ours or is_in_house(urlsplit(self.endpoint).hostname or ""))

    @property
    def host(self) -> str:
        """The server's host and port."""
        return endpoint.host(self.endpoint)

    @property
    def requests(self) -> int:
        """Number of requests made so far."""
        return self.transport.sent

    def translate(self, text: str, source: Lang, target: Lang) -> str:
        """Return the answer as plain text. Raises EngineError."""
        url = endpoint.base_url(self.endpoint, _PATH)
        return adapter.libre(url, text, source, target, self.transport, key=self.key or _NO_KEY)
