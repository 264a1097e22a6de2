"""SVG: its size, and nothing in it that would run or fetch something where a reader opens it.

In a page a drawing is only a picture. But its address can be opened too, and then it is a page of
the site's own, with all that such a page may do.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn
from xml.parsers import expat

from pressbridge.words.problems import said
from pressbridge.world.pictures.embedded import picture_in, tells_place
from pressbridge.world.pictures.faults import NotAPictureError

LARGEST = 10_000_000
"""Bytes of a drawing that is read."""

_SVG, _HTML, _XLINK = (
    "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1999/xlink",
)  # fmt: skip
_DEEPEST = 500
"""Elements inside one another; browsers give up at some thousands."""
_ACTIVE = frozenset({"script", "foreignobject", "handler", "listener"})
_REFERENCES = frozenset({"href", f"{_XLINK} href", "src"})
_INSIDE = ("#", "data:image/", "data:font/", "data:application/font", "data:application/x-font")
_SCRIPTS = ("javascript:", "vbscript:", "data:text/html", "data:application/xhtml")

_LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(px|pt|pc|mm|cm|in|q|em|rem|ex|)\s*")
_PIXELS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0,
    "q": 96 / 101.6, "em": 16.0, "rem": 16.0, "ex": 8.0,
}  # fmt: skip
"""CSS Values 4, 6; letters have the size that browsers begin with."""
_WIDEST = 100_000
"""Pixels. What claims more gives no size."""

_DATA_END = re.compile(r"[\"')]")
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_CSS_ASIDE = re.compile(r"/\*.*?\*/|@namespace[^;]*;?|url\(\s*[\"']?#|data:[^\"')\s]*", re.DOTALL)
"""What in a style leads nowhere: comments, names of namespaces, parts of the drawing, data."""
_CSS_OUTSIDE = re.compile(r"@import|url\(\s*[\"']?[^\"')\s]|image-set\(|//")


def svg_size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels; (0, 0) for a drawing that states neither.

    Raises NotAPictureError for what is no drawing, or does more than one.
    """
    if len(data) > LARGEST:
        raise NotAPictureError(
            said("is too large: a drawing of more than {largest} MB", largest=LARGEST // 10**6),
            said("save it as PNG"),
        )
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):  # an encoding that nobody knows, too
        raise NotAPictureError(hint=said("save it again as SVG in UTF-8")) from None
    return reader.size


class _Reader:
    """Gathers while expat reads; it never loads what a drawing names."""

    def __init__(self) -> None:
        self.size = (0, 0)
        self.depth = 0
        self.style: list[str] | None = None
        """The text of the style element that is being read."""
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = _entities
        parser.ProcessingInstructionHandler = _instruction

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.depth:
            if name != f"{_SVG} svg":
                raise NotAPictureError(
                    hint=said('a drawing begins with <svg xmlns="{svg}">', svg=_SVG)
                )
            self.size = _size(attributes)
        self.depth += 1
        if self.depth > _DEEPEST:
            raise NotAPictureError(said("is nested too deeply"))
        if local.lower() in _ACTIVE or space == _HTML:
            _active(f"<{local}>")
        for key, value in attributes.items():
            _check(local, key, value)
        if local == "style":
            self.style = []

    def _end(self, _: str) -> None:
        self.depth -= 1
        if self.style is not None:
            _check_style("".join(self.style))
            self.style = None

    def _text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)


def _check(element: str, key: str, value: str) -> None:
    """Raise NotAPictureError if an attribute would run or fetch something."""
    if key.lower().startswith("on"):
        _active(f'"{key}"')
    squeezed = "".join(sign for sign in value if sign > " ").lower()
    if any(script in squeezed for script in _SCRIPTS):
        _active(f'"{key.rpartition(" ")[2]}"')
    if key == "attributeName" and squeezed.rpartition(":")[2].startswith(("href", "on", "src")):
        _active(f"<{element}>")
    if key in _REFERENCES and squeezed and element != "a" and not squeezed.startswith(_INSIDE):
        _outside(value)
    if "data:image/" in squeezed:
        _check_place(value)
    if "(" in value or key == "style":
        _check_style(value)


def _check_place(value: str) -> None:
    """Raise NotAPictureError if a picture tells where it was taken, though it was made bare."""
    for piece in value.split("data:image/")[1:]:
        if tells_place(picture_in(_DATA_END.split(piece, maxsplit=1)[0])):
            raise NotAPictureError(
                said("holds a photograph that says where it was taken"),
                said("embed it as JPEG or PNG"),
            )


def _check_style(css: str) -> None:
    """Raise NotAPictureError if a style would fetch something."""
    if "data:image/" in css:
        _check_place(css)
    plain = _CSS_ESCAPE.sub(_unescaped, css).lower()
    found = _CSS_OUTSIDE.search(_CSS_ASIDE.sub(" ", plain))
    if found:
        _outside(found[0])


def _unescaped(found: re.Match[str]) -> str:
    if not found[1]:
        return found[2]
    number = int(found[1], 16)
    return chr(number) if number <= 0x10FFFF else " "


def _active(what: str) -> NoReturn:
    raise NotAPictureError(
        said("is a drawing with active content: {what}", what=what),
        said("save it as plain SVG or as PNG"),
    )


def _outside(what: str) -> NoReturn:
    raise NotAPictureError(
        said('is a drawing that needs another file: "{what}"', what=what[:80]),
        said("embed it, or save it as PNG"),
    )


def _entities(*_: Any) -> None:
    raise NotAPictureError(
        said("is a drawing with entities of its own (<!ENTITY …>)"),
        said("save it as plain SVG or as PNG"),
    )


def _instruction(target: str, _: str) -> None:
    if target == "xml-stylesheet":
        _outside(target)


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    """Return the size as browsers have it: width and height, and what the box of view tells."""
    width, height = (_pixels(attributes.get(name, "")) for name in ("width", "height"))
    box = _box(attributes.get("viewBox", ""))
    if box and not (width and height):
        across, down = box
        width = width or (height * across / down if height else across)
        height = height or width * down / across
    if not (0 < width <= _WIDEST and 0 < height <= _WIDEST):
        return 0, 0
    return max(1, round(width)), max(1, round(height))


def _pixels(length: str) -> float:
    """Return a length in pixels, 0 where it depends on the page."""
    found = _LENGTH.fullmatch(length.lower())
    return float(found[1]) * _PIXELS[found[2]] if found else 0


def _box(numbers: str) -> tuple[float, float] | None:
    """Return width and height of a viewBox."""
    parts = numbers.replace(",", " ").split()
    try:
        _, _, width, height = (float(part) for part in parts)
    except ValueError:
        return None
    return (width, height) if 0 < width <= _WIDEST and 0 < height <= _WIDEST else None
