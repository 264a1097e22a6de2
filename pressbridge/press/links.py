"""Links that editors wrote as addresses of this site: they must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from pressbridge.rendering.outline import Outline
from pressbridge.rendering.plan import Plan
from pressbridge.words import addresses as at
from pressbridge.words.problems import Problem, warning


def dead_addresses(outline: Outline, made: Plan) -> Iterator[Problem]:
    """Yield a warning for each link such as ``/ko/2023/`` that no page or file answers."""
    asked = [link for source in outline.sources for link in source.asked]
    if not asked:
        return
    known = {at.output_file(page.address) for page in made.pages}
    known |= {at.output_file(copy.address) for copy in made.copies}
    for written, address, path, line in asked:
        if not _answered(address, known):
            message = f'nothing answers at "{written}"'
            hint = "write the path of the Markdown file instead, such as ../2023/visit.md"
            yield warning("dead-link", path, line, message, hint)


def _answered(address: str, known: set[str]) -> bool:
    return at.output_file(address) in known or f"{address.strip('/')}/index.html" in known
