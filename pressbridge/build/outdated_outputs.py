"""Which files of the output are outdated, and why.

A file is made again if what it is made of, or the file itself, is other than when it was made. The
reasons are words for ``build --explain``: they name what was edited.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pressbridge.build.ledger import OutputRow, Planned
from pressbridge.build.outdated import NEW, NOTHING_KNOWN, TOO_NEW
from pressbridge.build.pages import Site, Target, spec_of
from pressbridge.build.snapshot import Changes
from pressbridge.rendering.page import Copy, PageSpec
from pressbridge.rendering.references import Reference, Shown, references
from pressbridge.world.below import Stamp


def outdated_outputs(
    site: Site, rows: Mapping[str, OutputRow], here: Mapping[str, Stamp], edit: Edit
) -> dict[str, str]:
    """Return the files of the output that have to be made, each with the reason.

    ``rows`` is what is known of them, ``here`` what stands in the output folder.
    """
    found: dict[str, str] = {}
    for name, target in site.targets.items():
        row = rows.get(name)
        if row is None:
            found[name] = edit.why_new(target)
        elif row.key != target.key:
            found[name] = edit.why_other(site, target, row)
        elif row.stamp != here.get(name):
            found[name] = "the file in the output " + ("is another" if name in here else "is gone")
        elif target.copy and edit.may_concern(target.copy):
            found[name] = f"{target.copy.origin} {TOO_NEW}"
    return found


@dataclass(frozen=True)
class Edit:
    """What was edited since the last build, for the reasons."""

    reasons: Mapping[str, str]
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
    def cause(self) -> str:
        """What was edited, in a few words; empty if nothing of the content was."""
        if self.moved:
            name = min(self.moved)
            return f"content/{name} {'came' if self.moved[name] else 'is gone'}"
        if self.reasons:
            return _in_words(*min(self.reasons.items(), key=lambda one: TOO_NEW in one[1]))
        return ""

    def _with_cause(self, said: str, path: str = "") -> str:
        reason = self.reasons.get(path, "")
        known = reason and TOO_NEW not in reason
        cause = _in_words(path, reason) if known else self.cause
        return f"{said}: {cause}" if cause else said

    def why_new(self, target: Target) -> str:
        """Return why a file has to be made that was not planned before."""
        if self.before is None:
            return NOTHING_KNOWN
        if target.copy:
            return f"{target.copy.origin} is new here"
        assert target.spec
        return self._with_cause("the page is new", target.spec.origin)

    def why_other(self, site: Site, target: Target, row: OutputRow) -> str:
        """Return why a file has to be made of other things than before."""
        spec = target.spec
        if spec is None or row.page is None:
            return f"{target.copy.origin if target.copy else 'the file'} changed"
        was, before = spec_of(row.page), self.before
        if was is None or before is None:
            return NOTHING_KNOWN
        if before.base_of(spec) != site.planned.base_of(spec):
            return self._why_shared(site, before, spec)
        known = dict(zip(references(was), row.ids, strict=False))
        now = dict(zip(references(spec), target.ids, strict=True))
        for one, found in now.items():
            if one in known and known[one] != found:
                return self._why_shown(one, spec)
        for one in sorted(now.keys() ^ known.keys()):
            verb = "came" if one in now else "went"
            return self._with_cause(f"the {one.shown} of {one.path} {verb}", one.path)
        return self._with_cause("what stands around it changed", spec.origin)

    def _why_shown(self, one: Reference, spec: PageSpec) -> str:
        """Return why a page shows another part of a source."""
        if one.path == spec.origin and one.shown is Shown.BODY:
            return self.reasons.get(one.path) or self._with_cause(f"{one.path} says other things")
        return self._with_cause(f"the {one.shown} of {one.path} changed", one.path)

    def _why_shared(self, site: Site, before: Planned, spec: PageSpec) -> str:
        """Return why all pages of a kind have to be made again."""
        needed = site.planned.needs.get(spec.template, ())
        now, was = site.planned.templates, before.templates
        changed = sorted(name for name in needed if now.get(name) != was.get(name))
        if changed:
            return f"templates/{changed[0]} changed"
        if before.views != site.planned.views:
            return self._with_cause("the masthead, the menu or the footer changed")
        return self._with_cause("what all pages share changed")


def _in_words(path: str, reason: str) -> str:
    """Return why a source was compiled, where it is not said which one it was."""
    return f"{path}: {reason}" if reason in {NEW, NOTHING_KNOWN} else reason
