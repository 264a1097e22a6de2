"""DeepL: with a key, by the interface that it has today."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from pressbridge.translation.engines import adapter, endpoint
from pressbridge.translation.engines.base import EngineRefused
from pressbridge.words.lang import Lang
from pressbridge.world.network import Transport

KEY = "DEEPL_AUTH_KEY"
"""The environment variable that holds the key."""

_HOME = "https://api.deepl.com"
_FREE_HOME = "https://api-free.deepl.com"
_FREE_KEY_END = ":fx"
_PATH = "v2/translate"


@dataclass(frozen=True, slots=True)
class DeepL:
    """DeepL, or what speaks its form at the endpoint. Public even then.

    ``key`` never shows: not in an address, a message or ``repr``. Without one nothing is sent.
    """

    name: ClassVar[str] = "deepl"
    public: ClassVar[bool] = True
    max_chars: ClassVar[int] = 5000
    """DeepL takes bodies of 128 KiB, where JSON may need six bytes for a syllable: some 21 000.
    A lost answer costs its whole text, and this is longer than any paragraph."""
    pause: ClassVar[float] = 0.0
    mark_styles: ClassVar[tuple[str, ...]] = ("brackets", "braces")

    transport: Transport
    endpoint: str = ""
    key: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """DeepL's host for this kind of key, or the endpoint's."""
        return endpoint.host(self._home)

    @property
    def requests(self) -> int:
        """Number of requests made so far."""
        return self.transport.sent

    def translate(self, text: str, source: Lang, target: Lang) -> str:
        """Return the answer as plain text. Raises EngineError."""
        if not self.key:
            raise EngineRefused(f"no {KEY}", sent=False)
        url = endpoint.base_url(self._home, _PATH) + _PATH.removesuffix("translate")
        return adapter.deepl(url, text, source, target, self.transport, key=self.key)

    @property
    def _home(self) -> str:
        return self.endpoint or (_FREE_HOME if self.key.endswith(_FREE_KEY_END) else _HOME)
