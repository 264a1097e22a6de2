"""The only module that knows deep-translator 1.11.4.

What it defends against was measured (docs/engines.md):

* parameters are kept on the translator, so a shared one gives a thread another text's answer:
  each call makes its own;
* each of its modules calls ``requests.get`` or ``post`` through a module global without a timeout:
  the global is replaced by a seam that leads to the call's own transport. Outside a call the seam
  leads nowhere, so nothing else in this process can send through the library;
* its exceptions have no common base and print texts and keys: only their class names leave here;
* its DeepL class speaks a form that DeepL no longer takes, with the key in the address, and has no
  Korean; its Microsoft class asks for a list of languages at each construction: their seams answer
  or translate that;
* a text without letters comes back as ``None``, a page without a result as an exception.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any, Protocol

from pressbridge.translation.engines.base import (
    EngineError,
    EngineRefused,
    EngineRejected,
    EngineUnanswered,
)
from pressbridge.words.lang import Lang
from pressbridge.world.network import NoAnswerError, Response, StatusError, Transport

_REFUSALS = frozenset({401, 402, 403, 429, 451, 456})
"""Statuses that concern us and not the text: key, account, quota (456 is DeepL's), speed, law."""

_TOO_LONG = frozenset({413, 414})
_OTHER_FORM = (LookupError, TypeError, AttributeError, RecursionError)
"""What the library trips over where the parts of an answer are not those of its engine."""

_MICROSOFT_LANGUAGES = '{"translation": {"ko": {"name": "Korean"}, "ja": {"name": "Japanese"}}}'
_HALF = re.compile("[\ud800-\udfff]")
_CAPTCHA = re.compile(r"captcha|unusual traffic|/sorry/|consent\.google", re.IGNORECASE)


class _Translator(Protocol):
    def translate(self, text: str) -> object: ...


@dataclass(slots=True)
class _Call:
    """One call into the library: how it sends, and the page that it read last."""

    transport: Transport
    page: str = ""


_call: ContextVar[_Call] = ContextVar("_call")


class _Seam:
    """Stands for the ``requests`` module inside deep-translator's modules."""

    @property
    def exceptions(self) -> ModuleType:
        return _call.get().transport.exceptions


class _GoogleSeam(_Seam):
    def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        """Keep the page: the library does not tell a captcha from a page without a result."""
        call = _call.get()
        answer = call.transport.get(url, params=params, proxies=proxies)
        call.page = answer.text
        return answer


class _LibreSeam(_Seam):
    def post(self, url: str, params: Mapping[str, str]) -> Response:
        """Move the parameters from the address into the body, where LibreTranslate reads them too.

        The library puts text and key into the address. Access logs keep addresses, and the
        gunicorn of LibreTranslate's own image takes 4094 bytes of them: 430 Hangul syllables.
        """
        return _call.get().transport.post(url, data=params)


class _MicrosoftSeam(_Seam):
    def get(self, _url: str) -> Response:
        """Answer without the network what the constructor asks: which languages there are."""
        return Response(200, _MICROSOFT_LANGUAGES)

    def post(
        self,
        url: str,
        params: Mapping[str, str],
        headers: Mapping[str, str],
        json: object,
        proxies: Mapping[str, str] | None,
    ) -> Response:
        """Send it as it is: the text stands in the body, the key in a header."""
        transport = _call.get().transport
        return transport.post(url, params=params, json=json, headers=headers, proxies=proxies)


class _DeepLSeam(_Seam):
    def get(self, url: str, params: Mapping[str, str]) -> Response:
        """Turn the request of 2023 into today's: DeepL answers the old one with 403 (since 2025).

        Text and languages go into the body, the key into a header, nothing into the address.
        """
        headers = {"Authorization": f"DeepL-Auth-Key {params['auth_key']}"}
        body = {
            "text": [params["text"]],
            "source_lang": params["source_lang"].upper(),
            "target_lang": params["target_lang"].upper(),
        }
        return _call.get().transport.post(url, json=body, headers=headers)


_SEAMS = {
    "google": _GoogleSeam(),
    "libre": _LibreSeam(),
    "microsoft": _MicrosoftSeam(),
    "deepl": _DeepLSeam(),
}
"""Per module of the library."""


def google(url: str, text: str, source: Lang, target: Lang, transport: Transport) -> str:
    """Ask Google's page, or what speaks its form at ``url``. Raises EngineError."""
    translator = _module("google").GoogleTranslator(source=str(source), target=str(target))
    translator._base_url = url  # noqa: SLF001 - the constructor has no parameter for it
    return _ask(translator, text, transport)


def libre(  # noqa: PLR0913 - what a request consists of
    url: str, text: str, source: Lang, target: Lang, transport: Transport, *, key: str
) -> str:
    """Ask the LibreTranslate server at ``url``, which ends in ``/``. Raises EngineError.

    ``key`` must not be empty, since the library demands one; a server without keys ignores it.
    """
    translator = _module("libre").LibreTranslator(
        source=str(source), target=str(target), api_key=key, custom_url=url
    )
    return _ask(translator, text, transport)


def microsoft(  # noqa: PLR0913 - what a request consists of
    url: str, text: str, source: Lang, target: Lang, transport: Transport, *, key: str, region: str
) -> str:
    """Ask Azure's translator at ``url``, which holds the version. Raises EngineError.

    ``key`` must not be empty; ``region`` may.
    """
    translator = _module("microsoft").MicrosoftTranslator(
        source=str(source), target=str(target), api_key=key, region=region
    )
    translator._base_url = url  # noqa: SLF001 - the constructor has no parameter for it
    return _ask(translator, text, transport)


def deepl(  # noqa: PLR0913 - what a request consists of
    url: str, text: str, source: Lang, target: Lang, transport: Transport, *, key: str
) -> str:
    """Ask DeepL at ``url``, which ends in ``/v2/``; ``key`` is not empty. Raises EngineError."""
    module = _module("deepl")
    # The published table has no Korean. Ours is put beside it: the library's own stays as it is.
    module.DEEPL_LANGUAGE_TO_CODE = {**module.DEEPL_LANGUAGE_TO_CODE, "korean": "ko"}
    translator = module.DeeplTranslator(source=str(source), target=str(target), api_key=key)
    translator._base_url = url  # noqa: SLF001 - the constructor has no parameter for it
    return _ask(translator, text, transport)


def _module(name: str) -> Any:  # noqa: ANN401 - the library has no types
    """Return a module of the library, its way out replaced. Imports it at the first call."""
    module: Any = import_module(f"deep_translator.{name}")
    module.requests = _SEAMS[name]
    return module


def _ask(translator: _Translator, text: str, transport: Transport) -> str:
    call = _Call(transport)
    token = _call.set(call)
    answer: object = None
    failure: EngineError | None = None
    try:
        answer = translator.translate(text)
    except Exception as error:  # noqa: BLE001 - the library's exceptions have no common base
        failure = _failure(error, call.page)
    finally:
        _call.reset(token)
    failure = failure or _fault(answer)
    # Raised out here, so that it carries no exception of the library, which may hold the key.
    if failure:
        raise failure
    return str(answer)


def _failure(error: Exception, page: str) -> EngineError:
    """Say what an exception means, by its class and status alone."""
    if isinstance(error, NoAnswerError):
        return EngineUnanswered(error.reason, sent=error.sent)
    if isinstance(error, StatusError):
        return _by_status(error.status)
    name = type(error).__name__
    # Neither says anything about the text: a login page of the network, or another service.
    if name == "JSONDecodeError":
        return EngineUnanswered("not-json")
    if isinstance(error, _OTHER_FORM):
        return EngineUnanswered("other-form")
    if name == "TranslationNotFound":
        # Google's page without the place of a result: its form changed, or it is another page.
        found = _CAPTCHA.search(page)
        return EngineRefused("captcha") if found else EngineUnanswered("no-result")
    return EngineRejected(name)


def _by_status(status: int) -> EngineError:
    """Say what a status means: nothing about the text, unless the text was too long."""
    reason = f"status-{status}"
    if status in _REFUSALS:
        return EngineRefused(reason)
    return EngineRejected(reason) if status in _TOO_LONG else EngineUnanswered(reason)


def _fault(answer: object) -> EngineError | None:
    """Return what is wrong with an answer, if it is no text at all."""
    if answer is None:
        return EngineRejected("none")
    if not isinstance(answer, str):
        return EngineRejected("not-text")
    if not answer.strip():
        return EngineRejected("empty")
    # JSON can say half of a pair (\ud83d), and no file can hold it.
    return EngineRejected("half-character") if _HALF.search(answer) else None
