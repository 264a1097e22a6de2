"""Links that editors wrote as addresses of this site: they must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from pressbridge.formats.markdown import parse
from pressbridge.press.room import Room
from pressbridge.rendering.plan import Plan
from pressbridge.rendering.public import PublicSite
from pressbridge.words import addresses as at
from pressbridge.words.problems import Problem, warning
from pressbridge.words.targets import TargetKind, target_of


def dead_addresses(room: Room, site: PublicSite, made: Plan) -> Iterator[Problem]:
    """Yield a warning for each link such as ``/ko/2023/`` that no page or file answers."""
    known = {at.output_file(page.address) for page in made.pages}
    known |= {at.output_file(copy.address) for copy in made.copies}
    for source in (*site.releases, *site.standing):
        hand = room.hand.get(source.path)
        bodies = [(source.path, source.body, source.body_line, source.lang)]
        if hand:
            bodies.append((hand.path, hand.body, hand.body_line, hand.lang))
        for path, body, first, lang in bodies:
            for reference in parse(body, lang).references:
                target = target_of(reference.target, source)
                if target.kind is TargetKind.ADDRESS and not _answered(target.value, known):
                    message = f'nothing answers at "{reference.target}"'
                    hint = "write the path of the Markdown file instead, such as ../2023/visit.md"
                    line = first + reference.line - 1
                    yield warning("dead-link", path, line, message, hint)


def _answered(address: str, known: set[str]) -> bool:
    return at.output_file(address) in known or f"{address.strip('/')}/index.html" in known
