"""Choice of the engine that ``translation`` in site.yaml asks for, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from pressbridge.translation.engines import endpoint
from pressbridge.translation.engines.base import Engine
from pressbridge.translation.engines.keys import holds_key
from pressbridge.translation.engines.services import is_public_service
from pressbridge.words.field_names import field_meant
from pressbridge.words.model import TranslationPolicy
from pressbridge.words.problems import NOTHING, Problem, Said, error, said, warning
from pressbridge.words.vocabulary import did_you_mean, one_of_hint
from pressbridge.world.network import Transport

ENGINES = ("google", "libre", "microsoft", "deepl", "none")
"""Values of ``engine`` in site.yaml."""

SITE = "content/site.yaml"

_UNUSABLE = {
    "baidu": said("its key would stand in the address of every request"),
    "chatgpt": said("the library's class does not work with openai 1.0 or later"),
    "linguee": said("it is a dictionary and has no Korean"),
    "mymemory": said(
        "it is a public memory, reached without encryption, and it "
        "returns its error messages as translations"
    ),
    "papago": said("Naver closed the service that the library asks in February 2024"),
    "pons": said("it is a dictionary and has no Korean"),
    "qcri": said("it has neither Korean nor Japanese"),
    "tencent": said("the published library does not contain it"),
    "yandex": said("Yandex gives out no more keys for the service that it asks"),
}
"""Engines that deep-translator 1.11.4 names, and why they cannot be had here
(docs/engines.md)."""


class EngineSettingError(Exception):
    """``translation`` asks for an engine that cannot be had; ``problem`` says it to the editor."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def choose(
    policy: TranslationPolicy, environ: Mapping[str, str], *, transport: Transport | None = None
) -> Engine | None:
    """Return the engine that the press room wants, ``None`` for ``none``. Imports no library.

    ``environ`` is the process's environment, the only place for keys. An engine whose key is
    missing comes too, so that a dry run can tell what it would be sent: it refuses each text
    without a request, and ``key_problem`` says why. Raises EngineSettingError.
    """
    problem = problem_with(policy)
    if problem:
        raise EngineSettingError(problem)
    transport = transport or Transport()
    # Each is imported when it is chosen: most builds send nothing.
    match policy.engine:
        case "google":
            from pressbridge.translation.engines.google import Google  # noqa: PLC0415 - see above

            return Google(transport, policy.endpoint)
        case "libre":
            from pressbridge.translation.engines import libre  # noqa: PLC0415 - see above

            key = environ.get(libre.KEY, "").strip()
            return libre.Libre(transport, policy.endpoint, key, policy.endpoint_is_ours)
        case "microsoft":
            from pressbridge.translation.engines import microsoft  # noqa: PLC0415 - see above

            key, region = _token(environ, microsoft.KEY), _token(environ, microsoft.REGION)
            return microsoft.Microsoft(transport, policy.endpoint, key, region)
        case "deepl":
            from pressbridge.translation.engines import deepl  # noqa: PLC0415 - see above

            return deepl.DeepL(transport, policy.endpoint, _token(environ, deepl.KEY))
        case _:
            return None


def key_problem(policy: TranslationPolicy, environ: Mapping[str, str]) -> Problem | None:
    """Return the warning that an engine is not asked for want of a key, or for one in the open.

    Only of interest when something is to be sent: checking and building need no key
    (docs/design.md §6). Quotes no key.
    """
    if any(holds_key(policy.endpoint, key) for key in known_keys(environ)):
        message = said("nothing is sent: the endpoint holds the key of a translation service")
        hint = said("take the key out of the endpoint, and have a new one made: it was in a file")
        return warning("engine-key", SITE, policy.line, message, hint)
    variable = _needed_key(policy.engine)
    if not variable or _token(environ, variable):
        return None
    message = said(
        'nothing is sent: the engine "{engine}" has no key in {variable}',
        engine=policy.engine,
        variable=variable,
    )
    hint = said(
        "set the environment variable {variable}; keys never stand in a file of the press room",
        variable=variable,
    )
    if environ.get(variable, "").strip():
        message = said(
            'nothing is sent: the engine "{engine}" has a key in {variable} with characters that '
            "no key has",
            engine=policy.engine,
            variable=variable,
        )
        hint = said(
            "copy the key into {variable} once more, without anything around it", variable=variable
        )
    return warning("engine-key", SITE, policy.line, message, hint)


_VARIABLES = ("DEEPL_AUTH_KEY", "LIBRETRANSLATE_API_KEY", "MICROSOFT_TRANSLATOR_KEY")
"""Environment variables of keys: those of the engines' modules, imported only to send."""


def known_keys(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of all engines, so that no file gets any of them."""
    return tuple(key for name in _VARIABLES if (key := environ.get(name, "").strip()))


def _needed_key(engine: str) -> str:
    """Return the variable that holds the key of an engine which serves nobody without one."""
    match engine:
        case "deepl":
            from pressbridge.translation.engines import deepl  # noqa: PLC0415 - only to send

            return deepl.KEY
        case "microsoft":
            from pressbridge.translation.engines import microsoft  # noqa: PLC0415 - only to send

            return microsoft.KEY
        case _:
            return ""


def _token(environ: Mapping[str, str], variable: str) -> str:
    """Return a value that can stand in a header, without blanks around it; empty if it cannot."""
    value = environ.get(variable, "").strip()
    return value if value.isascii() and value.isprintable() and " " not in value else ""


def problem_with(policy: TranslationPolicy) -> Problem | None:
    """Return what is wrong with the settings, ``None`` if nothing is. Quotes no endpoint."""
    name = policy.engine
    if name not in ENGINES:
        reason = _UNUSABLE.get(name)
        if reason:
            return _problem(
                "engine",
                policy,
                said('the engine "{name}" is not supported: {reason}', name=name, reason=reason),
                one_of_hint(ENGINES),
            )
        meant = field_meant(name, ENGINES) or name
        hint = did_you_mean(meant, ENGINES) or one_of_hint(ENGINES)
        return _problem("engine", policy, said('there is no engine "{name}"', name=name), hint)
    if name == "libre" and not policy.endpoint:
        hint = said("add the address of your server, such as endpoint: http://127.0.0.1:5000")
        return _problem("endpoint", policy, said('the engine "libre" needs an endpoint'), hint)
    if name == "none":
        return None
    fault = endpoint.fault(policy.endpoint) if policy.endpoint else NOTHING
    if fault:
        return _problem("endpoint", policy, said("the endpoint {fault}", fault=fault), _PLAIN)
    return _claim_fault(policy) if policy.endpoint_is_ours else None


_PLAIN = said("write only the address of the server; a key stands in an environment variable")


def _claim_fault(policy: TranslationPolicy) -> Problem | None:
    """Return why an endpoint cannot be the office's own, whatever it says; None if it can."""
    if not policy.endpoint:
        hint = said("add the address of your server as  endpoint: …")
        return _problem("endpoint", policy, said('"endpoint_is_ours" is said of no endpoint'), hint)
    if policy.engine != "libre":
        message = said('the engine "{engine}" is public, behind any endpoint', engine=policy.engine)
        hint = said(
            'take "endpoint_is_ours" away; only a server of the engine "libre" can be yours'
        )
        return _problem("endpoint", policy, message, hint)
    if is_public_service(urlsplit(policy.endpoint).hostname or ""):
        message = said(
            'the endpoint is a service for everyone, though "endpoint_is_ours" is said of it'
        )
        hint = said(
            'take "endpoint_is_ours" away: texts that are not public yet are not sent there'
        )
        return _problem("endpoint", policy, message, hint)
    return None


def _problem(code: str, policy: TranslationPolicy, message: Said, hint: Said = NOTHING) -> Problem:
    return error(code, SITE, policy.line, message, hint)
