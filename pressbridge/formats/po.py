"""PO files: text to entries and back.

Our own reader, because the libraries lose a person's work silently: polib 1.2 turns ``msgstr "一``
(a lost closing quote) into an empty string, drops a damaged continuation line, cuts ``“一”`` and
forgets the comments of obsolete entries. Here each line either is PO or is reported with its
number, and nothing is wrapped: one line per value keeps the changes of a pull request readable.
The format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pressbridge.formats import po_mistakes as mistakes
from pressbridge.formats.po_values import STRING, USUAL_ENTRY, unquoted, written_value
from pressbridge.words.problems import Problem, Said, error, said

FUZZY = "fuzzy"
_BEGIN = said('begin it with msgid or msgstr, as in  msgstr "…"')


class PoEntry(NamedTuple):
    """One entry of a PO file, as the file has it."""

    msgid: str
    msgstr: str = ""
    msgctxt: str = ""
    flags: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    """Extracted comments, ``#.`` lines: Pressbridge writes them."""
    comments: tuple[str, ...] = ()
    """Translator comments, ``#`` lines: the reviewer's, kept as they are."""
    references: tuple[str, ...] = ()
    """``#:`` lines."""
    previous: str | None = None
    """``#| msgid``: the source text that the translation was made from."""
    obsolete: bool = False
    """Whether the entry is marked with ``#~``: its text is no longer in the source."""
    line: int = 0
    """Line of the msgid in the file, from 1; 0 if the entry was not read from a file."""

    @property
    def key(self) -> tuple[str, str]:
        """(msgctxt, msgid)."""
        return (self.msgctxt, self.msgid)

    @property
    def fuzzy(self) -> bool:
        """Whether the entry is flagged as needing a person."""
        return FUZZY in self.flags


@dataclass(frozen=True, slots=True)
class PoFile:
    """A PO file: the msgstr of its header entry, its other entries, and the reviewer's comments."""

    header: str = ""
    entries: tuple[PoEntry, ...] = ()
    head_comments: tuple[str, ...] = ()
    tail_comments: tuple[str, ...] = ()
    """The reviewer's comments below the last entry."""


def read_po(text: str, path: str) -> tuple[PoFile, tuple[Problem, ...]]:
    """Return a PO file and all that is wrong with it.

    On any problem the entries are not to be used, and the file not written.
    """
    reader = _Reader(path)
    number = 1
    for block in text.split("\n\n"):
        reader.block(block, number)
        number += block.count("\n") + 2
    reader.finish()
    return reader.file()


@dataclass(slots=True)
class _Draft:
    """An entry being read."""

    strings: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    previous: dict[str, str] = field(default_factory=dict)
    obsolete: bool = False
    broken: bool = False
    """Whether something was said of the entry, so that what follows from it is not said too."""

    @property
    def begun(self) -> bool:
        """Whether anything of an entry was read, be it a comment."""
        return bool(self.strings or self.notes or self.previous or self.broken)

    def note(self, sign: str, text: str) -> None:
        self.notes.setdefault(sign, []).append(text)


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.entries: list[PoEntry] = []
        self.draft = _Draft()
        self.tail: tuple[str, ...] = ()
        self.has_conflict = self.in_conflict = False
        self.slot: tuple[dict[str, str], str] | None = None
        """The texts and keyword that a continuation line belongs to; ``None`` for nothing."""

    def block(self, block: str, number: int) -> None:
        """Read the lines up to a blank line; ``number`` is that of the first."""
        if self.draft.broken:
            self.finish()
        usual = USUAL_ENTRY.fullmatch(block)
        if usual and self.is_whole(usual):
            self.usual(usual, number)
        elif block and not block.isspace():
            for at, line in enumerate(block.split("\n"), number):
                self.take(line, at)
            self.slot = None

    def is_whole(self, usual: re.Match[str]) -> bool:
        """Tell whether a usual entry has nothing unusual before it, and a text to translate."""
        self.begin()
        return not self.draft.begun and (usual[2] is None or usual[3] != "")

    def usual(self, usual: re.Match[str], number: int) -> None:
        """Read a usual entry at once, in a third of the time that its lines would take."""
        comments, context, msgid, msgstr = usual.groups()
        line = number + usual.string.count("\n", 0, usual.start(3))
        for at, comment in enumerate(comments.split("\n")[:-1], number):
            self.comment(comment.strip(), at)
        if context is not None:
            self.draft.strings["msgctxt"] = unquoted(context)
        self.draft.strings |= {"msgid": unquoted(msgid), "msgstr": unquoted(msgstr)}
        self.draft.lines["msgid"] = line

    def take(self, line: str, number: int) -> None:
        stripped = line.strip()
        if not stripped:
            self.slot = None
        elif stripped.startswith("#~"):
            self.obsolete_line(stripped[2:], number)
        elif stripped.startswith("#"):
            self.comment(stripped, number)
        else:
            self.string(line, number, obsolete=False)

    def obsolete_line(self, rest: str, number: int) -> None:
        if rest.startswith("|"):
            self.previous_line(rest[1:], number)
        else:
            self.string(rest, number, obsolete=True)

    def comment(self, line: str, number: int) -> None:
        sign = line[1:2]
        self.begin()
        if sign == "|":
            self.previous_line(line[2:], number)
        elif sign in (".", ":", ","):
            self.draft.note(sign, line[2:].strip())
        else:
            self.draft.note("#", line[1:].removeprefix(" "))
        if fault := mistakes.flag_fault(line):
            self.problem("po-flag", number, *fault)

    def begin(self) -> None:
        """End the entry before: what follows a msgstr belongs to the next one."""
        if "msgstr" in self.draft.strings or (self.draft.broken and "msgid" in self.draft.strings):
            self.finish()

    def previous_line(self, rest: str, number: int) -> None:
        self.begin()
        match = STRING.fullmatch(rest)
        if not match:
            self.bad_line(rest, number)
            return
        self.put(self.draft.previous, match, number)

    def string(self, line: str, number: int, *, obsolete: bool) -> None:
        match = STRING.fullmatch(line)
        if not match:
            self.bad_line(line, number)
            return
        keyword = match[1]
        if keyword in ("msgctxt", "msgid"):
            self.begin()
        if self.draft.strings and self.draft.obsolete != obsolete:
            self.follow_up(number, said("an entry of which only a part is marked with #~"),
                           said("write #~ before each of its lines, or before none"))  # fmt: skip
            return
        if keyword == "msgid_plural" or (keyword or "").endswith("]"):
            self.follow_up(number, said("plural forms have no place in a catalog"),
                           said("write one msgid and one msgstr"), "po-plural")  # fmt: skip
            return
        if keyword:
            self.draft.lines[keyword] = number
            self.draft.obsolete = obsolete
        self.put(self.draft.strings, match, number)

    def put(self, target: dict[str, str], match: re.Match[str], number: int) -> None:
        text = unquoted(match[2])
        if match[1] is None:
            if self.slot is None:
                self.follow_up(number, said("a line of text that belongs to nothing"), _BEGIN)
                return
            place, keyword = self.slot
            place[keyword] += text
        elif match[1] in target:
            self.follow_up(number, said("a second {keyword} in one entry", keyword=match[1]),
                           said("is a line of the entry missing above?"))  # fmt: skip
        else:
            target[match[1]] = text
            self.slot = (target, match[1])

    def bad_line(self, line: str, number: int) -> None:
        if mistakes.CONFLICT.match(line.strip()):
            self.conflict(line.strip(), number)
            return
        if keyword := mistakes.KEYWORD.match(line):
            if keyword[1] != "msgstr":
                self.begin()
            self.draft.strings.setdefault(keyword[1], "")
        if not self.in_conflict:
            self.problem("po-syntax", number, *mistakes.line_fault(line))
        self.draft.broken, self.slot = True, None

    def conflict(self, line: str, number: int) -> None:
        """Say once where a conflict begins; what stands in it is in two versions."""
        if not self.in_conflict:
            self.problem("po-conflict", number, *mistakes.CONFLICT_SAID)
        self.in_conflict, self.has_conflict = line[0] != ">", True
        self.draft.broken, self.slot = True, None

    def finish(self) -> None:
        draft, self.draft, self.slot = self.draft, _Draft(), None
        if not draft.strings:
            self.tail = tuple(draft.notes.get("#", []))
            return
        if draft.broken:
            return
        line = draft.lines.get("msgid", next(iter(draft.lines.values()), 0))
        for keyword in ("msgid", "msgstr"):
            if keyword not in draft.strings:
                self.problem("po-syntax", line, said("an entry without {keyword}", keyword=keyword),
                             said("each entry needs a msgid and, after it, a msgstr"))  # fmt: skip
                return
        texts = draft.strings["msgid"], draft.strings["msgstr"], draft.strings.get("msgctxt", "")
        entry = _entry(*texts, draft, line)
        if not entry.msgid and (entry.msgctxt or entry.obsolete):
            hint = said("its msgid is empty: bring it back, or delete the entry")
            self.problem("po-syntax", line, said("an entry without a text to translate"), hint)
        self.entries.append(entry)

    def follow_up(self, line: int, message: Said, hint: Said, code: str = "po-syntax") -> None:
        """Say what is wrong with an entry, unless it follows from what was said of it."""
        if not self.draft.broken:
            self.problem(code, line, message, hint)
        self.draft.broken = True

    def problem(self, code: str, line: int, message: Said, hint: Said) -> None:
        self.problems.append(error(code, self.path, line, message, hint))

    def file(self) -> tuple[PoFile, tuple[Problem, ...]]:
        if not self.has_conflict:
            for one in mistakes.duplicates((e.key, e.line) for e in self.entries if not e.obsolete):
                self.problem("po-duplicate", *one)
        heads = (entry for entry in self.entries if not entry.msgid and not entry.obsolete)
        head = next(heads, PoEntry(msgid=""))
        entries = tuple(entry for entry in self.entries if entry.msgid)
        return PoFile(head.msgstr, entries, head.comments, self.tail), tuple(self.problems)


def _entry(msgid: str, msgstr: str, msgctxt: str, draft: _Draft, line: int) -> PoEntry:
    if not (draft.notes or draft.previous or draft.obsolete):
        return PoEntry(msgid=msgid, msgstr=msgstr, msgctxt=msgctxt, line=line)
    flags = [flag.strip() for note in draft.notes.get(",", []) for flag in note.split(",")]
    return PoEntry(
        msgid=msgid,
        msgstr=msgstr,
        msgctxt=msgctxt,
        flags=tuple(flag for flag in flags if flag),
        extracted=tuple(draft.notes.get(".", [])),
        comments=tuple(draft.notes.get("#", [])),
        references=tuple(draft.notes.get(":", [])),
        previous=draft.previous.get("msgid"),
        obsolete=draft.obsolete,
        line=line,
    )


def write_po(file: PoFile) -> str:
    """Return the text of a PO file; reading it again gives equal entries."""
    head = _commented(file.head_comments)
    parts = [head + written_value("msgid", "") + written_value("msgstr", file.header)]
    parts.extend(written_entry(entry) for entry in file.entries)
    parts += [_commented(file.tail_comments)] if file.tail_comments else []
    return "\n".join(parts)


def written_entry(entry: PoEntry) -> str:
    """Return the lines of one entry."""
    lines = [f"#. {note}" for note in entry.extracted]
    lines += [f"#: {note}" for note in entry.references]
    lines += [f"#, {', '.join(entry.flags)}"] if entry.flags else []
    text = _commented(entry.comments) + "".join(f"{line}\n" for line in lines)
    off = "#~ " if entry.obsolete else ""
    if entry.previous is not None:
        text += written_value("msgid", entry.previous, "#~| " if entry.obsolete else "#| ")
    if entry.msgctxt:
        text += written_value("msgctxt", entry.msgctxt, off)
    text += written_value("msgid", entry.msgid, off)
    return text + written_value("msgstr", entry.msgstr, off)


def _commented(notes: Sequence[str]) -> str:
    return "".join(f"#{' ' if note else ''}{note}\n" for note in notes)
