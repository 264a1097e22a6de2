"""Bytes to text: UTF-8 and nothing else, with a message that says what a file is instead.

Accepted quietly: a byte order mark, Windows and old Mac line ends, decomposed letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator

from pressbridge.words.invisible import (
    FOREIGN,
    OBJECT,
    code_point,
    control_positions,
    forbidden_positions,
    foreign_fault,
    without_forbidden,
    without_ignorable,
)
from pressbridge.words.problems import NOTHING, Problem, Said, error, said, warning
from pressbridge.words.signs import is_read_as_sign
from pressbridge.words.text import compose

SAVE_AS_UTF8 = said('open it in its editor, choose "Save as", and set the encoding to UTF-8')
AS_TEXT = said("save its text as a plain text file in UTF-8")
RETYPE = said(
    "delete it, or type the text around it again; it probably came along with pasted text"
)

Fault = tuple[Said, Said]
"""Message and hint."""

_SAMPLE = 100_000
_SHOWN = 20
_LINE_END = re.compile(r"\r\n?")
_USUAL_BYTES = bytes({*range(256)} - {*range(9), *range(14, 27)})
_SIGNATURES = (
    (b"%PDF", said("a PDF document")),
    (b"PK\x03\x04", said("a Word, HWPX or ZIP file")),
    (b"\xd0\xcf\x11\xe0", said("an HWP or old Word document")),
    (b"HWP Document", said("an HWP document")),
    (b"{\\rtf", said("an RTF document")),
    (b"\x89PNG", said("a picture")),
    (b"\xff\xd8\xff", said("a picture")),
    (b"GIF8", said("a picture")),
)
_STARTS = tuple(start for start, _ in _SIGNATURES)


def decode_text(
    data: bytes, path: str, *, catalog: bool = False
) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a file, composed, each line ended by LF; ``None`` if it is no text.

    What no text may hold is a problem and left out, so that what reads the text can go on; what
    nobody sees and means nothing is left out without a word. In a ``catalog`` only control
    characters are looked for: each of its texts is judged for itself, and the others go on.
    """
    kind = _not_text(data)
    if kind:
        return None, (
            error(
                "not-text", path, None, said("this is {kind}, not a text file", kind=kind), AS_TEXT
            ),
        )
    wide = _wide_encoding(data)
    if wide:
        return None, (_not_utf8(path, None, said("the file is {wide}", wide=wide)),)
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as wrong:
        return None, (_explain(data, wrong.start, path),)
    text = _LINE_END.sub("\n", text) if "\r" in text else text
    if catalog:
        text = compose(text)
        forbidden = _forbidden(text, path, control_positions(text))
        found = (*forbidden, *_objects(text, path), *_damaged(text, path))
        return _without(text, control_positions(text)), found
    text = compose(without_ignorable(text))
    forbidden = _forbidden(text, path, forbidden_positions(text))
    problems = (*forbidden, *_foreign_signs(text, path), *_damaged(text, path))
    return without_forbidden(text) if forbidden else text, problems


def _without(text: str, places: list[int]) -> str:
    ends = [*places, len(text)]
    starts = [0, *(at + 1 for at in places)]
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _not_text(data: bytes) -> Said:
    if data.startswith(_STARTS):
        return next(kind for start, kind in _SIGNATURES if data.startswith(start))
    sample = data[:_SAMPLE]
    strange = len(sample.translate(None, _USUAL_BYTES))
    # A NUL or two is a slip inside a text and is reported with its line.
    if strange > max(8, len(sample) // 50) and not _wide_encoding(data):
        return said("a binary file")
    return NOTHING


def _wide_encoding(data: bytes) -> str:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "UTF-16"
    if data.startswith(b"\x00\x00\xfe\xff"):
        return "UTF-32"
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if b"\x00" not in sample:
        return ""
    for nul, high in ((sample[1::2], sample[::2]), (sample[::2], sample[1::2])):
        # Without a mark, the spaces and line ends give UTF-16 away: every other byte of them is 0.
        if nul.count(0) > len(nul) // 12 + 1 + 4 * high.count(0):
            return "UTF-16"
    return ""


def _explain(data: bytes, at: int, path: str) -> Problem:
    line = _LINE_END.sub("\n", data[:at].decode("utf-8", "ignore")).count("\n") + 1
    text = data.decode("utf-8", "replace")
    broken, whole = text.count("\ufffd"), len(re.findall(r"[^\x00-\x7f\ufffd]", text))
    if whole > 10 * broken:
        return error(
            "encoding", path, line, said("a character on this line is damaged (it is not UTF-8)"),
            said("type the word again and save the file as UTF-8"),
        )  # fmt: skip
    guess = _guess(data[:_SAMPLE])
    if guess:
        message = said("the file is not UTF-8; it looks like {guess}", guess=guess)
        return _not_utf8(path, line, message)
    return _not_utf8(path, line, said("the file is not UTF-8"))


def _guess(data: bytes) -> Said:
    """Return the most likely old Korean or Japanese encoding, or an empty string."""
    scores = {
        said("CP949 (EUC-KR), the old Korean encoding"): _korean(data),
        said("Shift_JIS, the old Japanese encoding"): _japanese(data, "cp932"),
        said("EUC-JP, an old Japanese encoding"): _japanese(data, "euc_jp"),
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0.3 else NOTHING


def _korean(data: bytes) -> float:
    text = data.decode("cp949", "replace")
    # The syllables that only Microsoft's extension has are rare in Korean, but common in
    # Japanese bytes that are misread as Korean.
    usual = sum(len(char.encode("euc_kr", "ignore")) == 2 for char in re.findall("[가-힣]", text))
    return usual / _not_ascii(text)


def _japanese(data: bytes, encoding: str) -> float:
    text = data.decode(encoding, "replace")
    # Kana prove Japanese; kanji alone are what Korean bytes look like when misread.
    kana, kanji = re.findall("[ぁ-んァ-ヶー、。]", text), re.findall("[一-龥]", text)
    return (len(kana) + len(kanji) / 2) / _not_ascii(text)


def _not_ascii(text: str) -> int:
    return max(1, sum(not char.isascii() for char in text))


def _not_utf8(path: str, line: int | None, message: Said) -> Problem:
    return error("encoding", path, line, message, SAVE_AS_UTF8)


def _forbidden(text: str, path: str, places: list[int]) -> list[Problem]:
    def fault(char: str) -> Fault:
        point = code_point(char)
        return said("an invisible control character ({code_point})", code_point=point), RETYPE

    return [error("control-character", path, *one) for one in _each(text, places, fault)]


def _foreign_signs(text: str, path: str) -> list[Problem]:
    if text.isascii():
        return []
    found = (hit.start() for hit in FOREIGN.finditer(text))
    places = [at for at in found if not is_read_as_sign(text, at)]
    return [warning("private-character", path, *one) for one in _each(text, places, foreign_fault)]


def _objects(text: str, path: str) -> list[Problem]:
    """Return those of a catalog that its texts are not judged for: there they stand for marks."""
    places = [hit.start() for hit in re.finditer(OBJECT, text)] if OBJECT in text else []
    return [warning("private-character", path, *one) for one in _each(text, places, foreign_fault)]


def _damaged(text: str, path: str) -> list[Problem]:
    places = [hit.start() for hit in re.finditer("\ufffd+", text)] if "\ufffd" in text else []

    def fault(char: str) -> Fault:
        return said("a character was lost before: a {char}", char=char), said("type the word again")

    return [warning("damaged-character", path, *one) for one in _each(text, places, fault)]


def _each(
    text: str, places: list[int], fault: Callable[[str], Fault]
) -> Iterator[tuple[int, Said, Said]]:
    """Yield (line, message, hint) of each sign; the last of many stands for the rest."""
    starts = _line_starts(text) if places else []
    for count, at in enumerate(places[:_SHOWN]):
        what, hint = fault(text[at])
        message = _placed(what, text, at)
        if count == _SHOWN - 1 and len(places) > _SHOWN:
            more = len(places) - _SHOWN
            message = said("{what}, and {more} more of the kind below it", what=message, more=more)
        yield bisect_right(starts, at), message, hint


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _placed(what: Said, text: str, at: int) -> Said:
    before = text[max(0, at - 12) : at].rpartition("\n")[2]
    shown = without_forbidden(before).strip()
    if shown:
        return said('{what} stands after "{shown}"', what=what, shown=shown)
    return said("{what} stands at the beginning of the line", what=what)


_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
CONFLICT_HINT = said(
    "keep one of the two versions and delete the lines <<<<<<<, ======= and >>>>>>>"
)


def conflict_in(text: str) -> int:
    """Return the line of the first mark of a merge conflict that git left; 0 if there is none."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return 0
    match = _CONFLICT.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 0
