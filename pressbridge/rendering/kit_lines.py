"""Lines of a text in which blocks lie in each other: items of lists, quotations."""

from __future__ import annotations


class Lines:
    """Lines that are being written."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.prefixes: list[str] = []
        """What stands before each line of the blocks that are open."""
        self.marker = ""
        """What stands before the next line alone."""
        self.opening: int | None = None
        """How many blocks are open around the item whose first line is to come; None for none."""
        self.is_first = True
        """Whether the next block is the first in its item: no empty line comes before it."""

    def gap(self) -> None:
        """Leave a line empty before the block that comes, unless it is the first one."""
        if self.lines and not self.is_first:
            self.lines.append("".join(self.prefixes).rstrip())
        self.is_first = False

    def begin_item(self, marker: str) -> None:
        """Open an item of a list; ``marker`` stands before its first line."""
        self.marker += marker
        if self.opening is None:
            self.opening = len(self.prefixes)
        self.prefixes.append(" " * (len(marker) or 2))
        self.is_first = True

    def begin_quotation(self) -> None:
        """Open a quotation: its sign stands before each of its lines."""
        if self.opening is not None:  # behind the sign of the item that it begins
            self.marker += "> "
        self.prefixes.append("> ")
        self.is_first = True

    def end(self) -> None:
        """Close an item or a quotation."""
        if self.opening is not None:  # an item that says nothing
            self.put([""])
        self.prefixes.pop()
        self.is_first = False

    def put(self, lines: list[str]) -> None:
        """Write lines, the first of them behind the sign of its item or heading."""
        if not (self.prefixes or self.marker):
            self.lines += lines
            return
        around = len(self.prefixes) if self.opening is None else self.opening
        first = "".join(self.prefixes[:around]) + self.marker + lines[0]
        prefix = "".join(self.prefixes)
        self.lines += [first.rstrip(), *((prefix + line).rstrip() for line in lines[1:])]
        self.marker, self.opening = "", None
