"""From ``translation`` in site.yaml to an engine, or to a sentence that says why there is none."""

from __future__ import annotations

from collections.abc import Mapping

from pressbridge.translation.engines import endpoint
from pressbridge.translation.engines.base import Engine
from pressbridge.translation.engines.google import Google
from pressbridge.translation.engines.libre import KEY, Libre
from pressbridge.words.model import TranslationPolicy
from pressbridge.words.problems import Problem, did_you_mean, error, one_of
from pressbridge.world.network import Transport

ENGINES = ("google", "libre", "none")
"""What ``engine`` may be today."""

SITE = "content/site.yaml"

_LATER = "comes with a later version of Pressbridge"
_UNUSABLE = {
    "baidu": "is not supported: its key would stand in the address of every request",
    "chatgpt": "is not supported: the library's class does not work with openai 1.0 or later",
    "deepl": _LATER,
    "linguee": "is not supported: it is a dictionary and has no Korean",
    "microsoft": _LATER,
    "mymemory": "is not supported: it is a public memory, reached without encryption, "
    "and it returns its error messages as translations",
    "papago": "is not supported: Naver closed the service that the library asks in February 2024",
    "pons": "is not supported: it is a dictionary and has no Korean",
    "qcri": "is not supported: it has neither Korean nor Japanese",
    "tencent": "is not supported: the published library does not contain it",
    "yandex": "is not supported: Yandex gives out no more keys for the service that it asks",
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

    ``environ`` is the process's environment, the only place for keys. Raises EngineSettingError.
    """
    problem = problem_with(policy)
    if problem:
        raise EngineSettingError(problem)
    transport = transport or Transport()
    match policy.engine:
        case "google":
            return Google(transport, policy.endpoint)
        case "libre":
            return Libre(transport, policy.endpoint, environ.get(KEY, ""))
        case _:
            return None


def problem_with(policy: TranslationPolicy) -> Problem | None:
    """Return what is wrong with the settings, ``None`` if nothing is. Quotes no endpoint."""
    name = policy.engine
    if name not in ENGINES:
        reason = _UNUSABLE.get(name)
        if reason:
            return _problem("engine", policy, f'the engine "{name}" {reason}', one_of(ENGINES))
        hint = did_you_mean(name, ENGINES) or one_of(ENGINES)
        return _problem("engine", policy, f'there is no engine "{name}"', hint)
    if name == "libre" and not policy.endpoint:
        hint = "add the address of your server, such as endpoint: http://127.0.0.1:5000"
        return _problem("endpoint", policy, 'the engine "libre" needs an endpoint', hint)
    fault = endpoint.fault(policy.endpoint) if policy.endpoint and name != "none" else ""
    return _problem("endpoint", policy, f"the endpoint {fault}") if fault else None


def _problem(code: str, policy: TranslationPolicy, message: str, hint: str = "") -> Problem:
    return error(code, SITE, policy.line, message, hint)
