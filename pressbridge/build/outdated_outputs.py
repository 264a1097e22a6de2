"""Which files of the output are outdated, and why.

A file is made again if what it is made of, or the file itself, is other than when it was made. The
reasons are words for ``build --explain``: they name what was edited.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pressbridge.build.ledger import OutputRow, Planned
from pressbridge.build.outdated import (
    NEW,
    NOTHING_KNOWN,
    came,
    changed,
    is_gone,
    is_too_new,
    too_new,
)
from pressbridge.build.pages import Site, Target, spec_of
from pressbridge.build.snapshot import Changes
from pressbridge.rendering.page import Copy, PageSpec
from pressbridge.rendering.parts import KitParts, RenditionParts
from pressbridge.rendering.references import Reference, Shown, references
from pressbridge.words.problems import NOTHING, Said, said
from pressbridge.world.below import Stamp


def outdated_outputs(
    site: Site, rows: Mapping[str, OutputRow], here: Mapping[str, Stamp], edit: Edit
) -> dict[str, Said]:
    """Return the files of the output that have to be made, each with the reason.

    ``rows`` is what is known of them, ``here`` what stands in the output folder.
    """
    found: dict[str, Said] = {}
    for name, target in site.targets.items():
        row = rows.get(name)
        if row is None:
            found[name] = edit.why_new(target)
        elif row.key != target.key:
            found[name] = edit.why_other(site, target, row)
        elif row.stamp != here.get(name):
            found[name] = (
                said("the file in the output is another")
                if name in here
                else said("the file in the output is gone")
            )
        elif target.copy and edit.may_concern(target.copy):
            found[name] = too_new(target.copy.origin)
    return found


_PARTS = {
    Shown.BODY: said("body"),
    Shown.CARD: said("card"),
    Shown.CORRECTIONS: said("corrections"),
    Shown.HEADLINE: said("headline"),
    Shown.FACTS: said("facts"),
    Shown.SENTENCES: said("sentences"),
    Shown.RECORD: said("record"),
    Shown.PIECES: said("text in the search index"),
}
_CAME = said("the {part} of {path} came")
_WENT = said("the {part} of {path} went")


@dataclass(frozen=True)
class Edit:
    """What was edited since the last build, for the reasons."""

    reasons: Mapping[str, Said]
    """Why sources were compiled."""
    moved: Mapping[str, bool]
    """Files of the content, relative to ``content/``, that are new (True) or gone (False)."""
    before: Planned | None
    """The site as it was planned before."""
    changes: Changes | None = None
    """What has changed, or may have."""

    def may_concern(self, copy: Copy) -> bool:
        """Tell whether a file to copy may be another under the same stamp."""
        if self.changes is None:
            return False
        if copy.of_theme:
            return f"static/{copy.file}" in self.changes.templates
        return copy.file.removeprefix("content/") in self.changes.content

    @cached_property
    def cause(self) -> Said:
        """What was edited, in a few words; empty if nothing of the content was."""
        if self.moved:
            name = min(self.moved)
            return came(f"content/{name}") if self.moved[name] else is_gone(f"content/{name}")
        if self.reasons:
            return _in_words(*min(self.reasons.items(), key=lambda one: is_too_new(one[1])))
        return NOTHING

    def _with_cause(self, what: Said, path: str = "") -> Said:
        reason = self.reasons.get(path, NOTHING)
        known = reason and not is_too_new(reason)
        cause = _in_words(path, reason) if known else self.cause
        return said("{what}: {cause}", what=what, cause=cause) if cause else what

    def why_new(self, target: Target) -> Said:
        """Return why a file has to be made that was not planned before."""
        if self.before is None:
            return NOTHING_KNOWN
        if target.copy:
            return said("{origin} is new here", origin=target.copy.origin)
        assert target.spec
        if isinstance(target.spec.parts, RenditionParts):
            return said("{origin} is new here", origin=target.spec.origin)
        return self._with_cause(said("the page is new"), target.spec.origin)

    def why_other(self, site: Site, target: Target, row: OutputRow) -> Said:
        """Return why a file has to be made of other things than before."""
        spec = target.spec
        if spec is None or row.page is None:
            return changed(target.copy.origin) if target.copy else said("the file changed")
        was, before = spec_of(row.page), self.before
        if was is None or before is None:
            return NOTHING_KNOWN
        if before.base_of(spec) != site.planned.base_of(spec):
            return self._why_shared(site, before, spec)
        if other := _other_original(spec.parts, was.parts, spec.origin):
            return changed(other)
        known = dict(zip(references(was), row.ids, strict=False))
        now = dict(zip(references(spec), target.ids, strict=True))
        for one, found in now.items():
            if one in known and known[one] != found:
                return self._why_shown(one, spec)
        for one in sorted(now.keys() ^ known.keys()):
            template = _CAME if one in now else _WENT
            return self._with_cause(said(template, part=_PARTS[one.shown], path=one.path), one.path)
        return self._with_cause(said("what stands around it changed"), spec.origin)

    def _why_shown(self, one: Reference, spec: PageSpec) -> Said:
        """Return why a page shows another part of a source."""
        if one.path == spec.origin and one.shown is Shown.BODY:
            return self.reasons.get(one.path) or self._with_cause(
                said("{path} says other things", path=one.path)
            )
        return self._with_cause(
            said("the {part} of {path} changed", part=_PARTS[one.shown], path=one.path), one.path
        )

    def _why_shared(self, site: Site, before: Planned, spec: PageSpec) -> Said:
        """Return why all pages of a kind have to be made again."""
        needed = site.planned.needs.get(spec.template, ())
        now, was = site.planned.templates, before.templates
        others = sorted(name for name in needed if now.get(name) != was.get(name))
        if others:
            return changed(f"templates/{others[0]}")
        if before.views != site.planned.views:
            return self._with_cause(said("the masthead, the menu or the footer changed"))
        return self._with_cause(said("what all pages share changed"))


def _other_original(parts: object, before: object, origin: str) -> str:
    """Return the picture or attachment that is another in what is made of it; else nothing."""
    if isinstance(parts, RenditionParts):
        return origin
    if not (isinstance(parts, KitParts) and isinstance(before, KitParts)):
        return ""
    known = {one.file: one.key for one in before.files}
    others = (one.original for one in parts.files if known.get(one.file, one.key) != one.key)
    return next(others, "")


def _in_words(path: str, reason: Said) -> Said:
    """Return why a source was compiled, where it is not said which one it was."""
    if reason in {NEW, NOTHING_KNOWN}:
        return said("{what}: {cause}", what=path, cause=reason)
    return reason
