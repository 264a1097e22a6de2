"""``report`` and ``comments`` of ``content/site.yaml``."""

from __future__ import annotations

import re

from pressbridge.reading.fields import Fields, Reader, Refusal, Value, group, text
from pressbridge.reading.shapes import shaped
from pressbridge.reading.types import email
from pressbridge.words.problems import said
from pressbridge.words.repository import repository_fault
from pressbridge.words.response import Giscus, ReportTo
from pressbridge.words.vocabulary import example_hint

_REPORT = "report: {email: press@example.org}"
_COMMENTS = "comments: {giscus: {repo: example/press, repo_id: …, category: …, category_id: …}}"
_GISCUS = said("open https://giscus.app, enter your repository and copy what it shows")


def repository(value: Value) -> str:
    """Read the address of the repository's page on GitHub."""
    plain = text(value).rstrip("/")
    if fault := repository_fault(plain):
        what, hint = fault
        message = said('"{name}": "{plain}" {fault}', name=value.name, plain=plain, fault=what)
        raise Refusal("wrong-repository", message, hint)
    return plain


def _report(fields: Fields) -> ReportTo | None:
    found = ReportTo(fields.get("email", email, ""), fields.get("github", repository, ""))
    if found.email and found.github:
        message = said('"report" names a mail address and a repository')
        hint = said("readers are shown one way: take the other away")
        fields.found.error("two-reports", fields.line_of("github"), message, hint)
    return found if any(found) else None


report: Reader[ReportTo | None] = group(_report, _REPORT)


def _part(pattern: str, example: str) -> Reader[str]:
    """Return a reader for one of the values that giscus gives."""
    form = re.compile(pattern)

    def read(value: Value) -> str:
        plain = text(value)
        if form.fullmatch(plain):
            return plain
        message = said(
            '"{name}": "{plain}" is none that giscus gives, such as {example}',
            name=value.name, plain=plain, example=example,
        )  # fmt: skip
        raise Refusal("wrong-giscus", message, _GISCUS)

    return shaped(read, "pattern", pattern)


_repo = _part("[A-Za-z0-9][A-Za-z0-9-]{0,100}/[A-Za-z0-9._-]{1,100}", "example/press")
_repo_id = _part("[A-Za-z0-9_=-]{4,100}", "R_kgDOExample")
_category_id = _part("DIC_[A-Za-z0-9_=-]{1,100}", "DIC_kwDOExample")


def _giscus(fields: Fields) -> Giscus | None:
    repo = fields.need("repo", _repo, example_hint("repo: example/press"))
    repo_id = fields.need("repo_id", _repo_id, _GISCUS)
    category = fields.need("category", text, example_hint("category: Announcements"))
    category_id = fields.need("category_id", _category_id, _GISCUS)
    if repo is None or repo_id is None or category is None or category_id is None:
        return None
    return Giscus(repo, repo_id, category, category_id)


def _comments(fields: Fields) -> Giscus | None:
    return fields.get("giscus", group(_giscus, _COMMENTS), None)


comments: Reader[Giscus | None] = group(_comments, _COMMENTS)
