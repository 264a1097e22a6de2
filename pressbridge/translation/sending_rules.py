"""Rules of what may be sent to which engine: drafts, embargoed, confidential and others' texts."""

from __future__ import annotations

from datetime import datetime

from pressbridge.words.model import Release, Source, Translate
from pressbridge.words.visibility import Stage, is_withdrawn, stage_of

_NOT_PUBLIC = {
    Stage.DRAFT: "it is a draft",
    Stage.EMBARGOED: "its date or its embargo has not come",
    Stage.EXPIRED: "it has expired",
}
_TOMBSTONE = frozenset({"title", "withdrawn"})
_NO_DERIVATIVES = frozenset({"kogl-3", "kogl-4", "all-rights-reserved"})


def refusal(source: Source, *, public_engine: bool, now: datetime) -> str:
    """Return why a source's texts may not be sent, or an empty string (docs/design.md §6).

    A public engine is somebody else's: what it gets has left the office.
    """
    if source.translate is not Translate.AUTO:
        return f"it says translate: {source.translate}"
    if isinstance(source, Release) and _is_protected(source):
        return f"its licence ({source.license}) allows no translation and no permission is recorded"
    if not public_engine:
        return ""
    if not isinstance(source, Release):
        return _NOT_PUBLIC[Stage.DRAFT] if source.draft else ""
    if source.confidential:
        return "it is confidential"
    return _NOT_PUBLIC.get(stage_of(source, now), "")


def survives_withdrawal(source: Source, context: str, now: datetime) -> bool:
    """Tell whether a text may be used although its release is withdrawn: headline and reason only.

    The others are sent to no engine, whoever runs it, and taken over into no other release.
    """
    return not is_withdrawn(source, now) or context in _TOMBSTONE


def is_secret(source: Source, now: datetime) -> bool:
    """Tell whether a source's texts may not be seen by a public engine wherever they stand.

    What an editor only wants to translate herself, or what has expired, is no secret.
    """
    if not isinstance(source, Release):
        return source.draft
    hidden = stage_of(source, now) in (Stage.DRAFT, Stage.EMBARGOED)
    return hidden or source.confidential or _is_protected(source)


def _is_protected(release: Release) -> bool:
    """Tell whether the text is another's whose licence forbids changed versions.

    Types 3 and 4 of the Korean public licence and every -nd licence do; the office's own releases
    are free, whatever licence they give to readers.
    """
    bound = release.license in _NO_DERIVATIVES or "-nd" in release.license
    return release.origin is not None and bound and release.permission is None
