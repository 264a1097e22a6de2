"""Licences: their names, what they allow, and where their terms stand."""

from __future__ import annotations

from pressbridge.messages import Messages
from pressbridge.rendering.views import LicenseView, Link

_FREE = "Free to use and change, also commercially, if the source is named."
_UNSOLD = "Free to use and change for non-commercial purposes if the source is named."
_FIXED = "Free to use unchanged, also commercially, if the source is named."
_FIXED_UNSOLD = "Free to use unchanged for non-commercial purposes if the source is named."
_ALIKE = (
    "Free to use and change, also commercially, if the source is named and changed versions "
    "carry the same licence."
)
_ALIKE_UNSOLD = (
    "Free to use and change for non-commercial purposes if the source is named and changed "
    "versions carry the same licence."
)
_TRAINING = "May also be used to train artificial intelligence, whatever the type says."
_PUBLIC = "Free to use for any purpose without conditions."
_CLOSED = "Any use beyond what the law allows needs our permission."

_KOGL = "https://www.kogl.or.kr/info/licenseType{n}.do"
_KOGL_TYPES = "https://www.kogl.or.kr/info/license.do"
"""Explains all types; type 0, which sets no terms, has no page of its own that could be named."""
_CC = "https://creativecommons.org/licenses/{kind}/{version}/"

_KNOWN = {
    "kogl-0": ("KOGL Type 0 (no conditions)", _PUBLIC),
    "kogl-1": ("KOGL Type 1 (attribution)", _FREE),
    "kogl-2": ("KOGL Type 2 (attribution, non-commercial)", _UNSOLD),
    "kogl-3": ("KOGL Type 3 (attribution, no changes)", _FIXED),
    "kogl-4": ("KOGL Type 4 (attribution, non-commercial, no changes)", _FIXED_UNSOLD),
    "cc-by": ("CC BY {version}", _FREE),
    "cc-by-sa": ("CC BY-SA {version}", _ALIKE),
    "cc-by-nc": ("CC BY-NC {version}", _UNSOLD),
    "cc-by-nd": ("CC BY-ND {version}", _FIXED),
    "cc-by-nc-sa": ("CC BY-NC-SA {version}", _ALIKE_UNSOLD),
    "cc-by-nc-nd": ("CC BY-NC-ND {version}", _FIXED_UNSOLD),
    "cc0": ("CC0 {version}", _PUBLIC),
    "all-rights-reserved": ("All rights reserved", _CLOSED),
}
"""By the licence's id, for Creative Commons without the version."""


def license_view(
    license_id: str, say: Messages, *, ai_training: bool = False
) -> LicenseView | None:
    """Return a licence's mark in the language of some messages; ``None`` if there is no licence.

    With ``ai_training`` the AI mark of the Korea Open Government License stands beside it.
    """
    if not license_id:
        return None
    kind, _, version = license_id.rpartition("-")
    name, terms = _KNOWN[license_id if license_id in _KNOWN else kind]
    return LicenseView(
        name=say(name, version=version),
        href=_url(license_id),
        note=say(terms),
        attribution=_attribution(license_id),
        mark=say("KOGL AI mark") if ai_training else "",
        mark_note=say(_TRAINING) if ai_training else "",
    )


def _attribution(license_id: str) -> str:
    """Return the family of a licence that asks for the source's name; empty for any other."""
    family, _, rest = license_id.partition("-")
    return family if family in ("kogl", "cc") and rest != "0" else ""


def license_link(license_id: str, say: Messages) -> Link | None:
    """Return a licence as a link, for a picture."""
    view = license_view(license_id, say)
    return Link(view.name, view.href) if view else None


def _url(license_id: str) -> str:
    family, _, rest = license_id.partition("-")
    if license_id == "kogl-0":
        return _KOGL_TYPES
    if family == "kogl":
        return _KOGL.format(n=rest)
    if family == "cc0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if family == "cc":
        kind, _, version = rest.rpartition("-")
        return _CC.format(kind=kind, version=version)
    return ""
