"""The tag ``{% cached site, here %} … {% endcached %}``: what many pages share is rendered once.

What stands between depends on the values that the tag names, and on nothing else: the menu of a
thousand pages is the same as long as they are. A template that uses anything else there is refused
where it does.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from jinja2 import Environment, nodes
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.ext import Extension
from jinja2.parser import Parser

from pressbridge.words.problems import said

_REMEMBERED = 1024
"""Texts that each language's environment keeps; the one that was made first goes first."""

_SAME_EVERYWHERE = DEFAULT_NAMESPACE.keys() - {"lipsum"} | {"_", "in_lang"}
"""Names whose values no page changes."""


class Cached(Extension):
    """The tag, and the texts that were rendered in it."""

    tags = {"cached"}  # noqa: RUF012 - as jinja2 declares it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._texts: dict[Hashable, str] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """Parse the tag and what stands in it. Raises TemplateSyntaxError."""
        line = next(parser.stream).lineno
        values = [parser.parse_expression()]
        while parser.stream.skip_if("comma"):
            values.append(parser.parse_expression())
        body = parser.parse_statements(("name:endcached",), drop_needle=True)
        known = {value.name for value in values if isinstance(value, nodes.Name)}
        for name, at in _from_outside(body):
            if name not in known:
                parser.fail(
                    said('"{name}" is used in "cached", which does not name it', name=name), at
                )
        place = nodes.Const(f"{parser.name}:{parser.free_identifier().name}")
        call = self.call_method("_text", [place, *values], lineno=line)
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _text(self, place: str, *values: object, caller: Callable[[], str]) -> str:
        """Return the text for some values. Those that cannot be remembered are no mistake."""
        key = (place, values, tuple(map(type, values)))
        try:
            known = self._texts.get(key)
        except TypeError:  # a list
            return caller()
        if known is None:
            known = caller()
            if len(self._texts) >= _REMEMBERED:
                del self._texts[next(iter(self._texts))]
            self._texts[key] = known
        return known


def _from_outside(body: list[nodes.Node]) -> Iterator[tuple[str, int]]:
    """Yield what a body takes from around it, and the lines where it does."""
    inside = [*nodes.Scope(body).find_all(nodes.Node)]
    own = _SAME_EVERYWHERE.union(*map(_made_by, inside))
    own -= {"page", "layout"}  # a loop of this name would hide that the page is used beside it
    for one in inside:
        if isinstance(one, nodes.Name) and one.name not in own:
            yield one.name, one.lineno
        elif isinstance(one, nodes.Block):
            yield "block", one.lineno
        elif getattr(one, "with_context", False):  # an import or an include
            yield "with context", one.lineno


def _made_by(one: nodes.Node) -> Iterable[str]:
    """Return the names that a node gives a value to."""
    if isinstance(one, nodes.Name):
        return () if one.ctx == "load" else (one.name,)
    if isinstance(one, nodes.Macro):
        return (one.name,)
    if isinstance(one, nodes.For):
        return ("loop",)
    if isinstance(one, nodes.Import):
        return (one.target,)
    if isinstance(one, nodes.FromImport):
        return [name if isinstance(name, str) else name[1] for name in one.names]
    return ()
