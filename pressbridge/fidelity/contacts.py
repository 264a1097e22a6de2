"""Check of addresses, which no translation changes: web, mail, telephone, hashtags.

They are compared as whole strings: a multiset of figures does not see that two groups of a
telephone number were swapped (docs/checks.md).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.words.patterns import late
from pressbridge.words.problems import Said, said

_LETTERS = "A-Za-z\u0130\u0131\u017f\u212a"
"""The Latin letters, with those that ``re.IGNORECASE`` takes for an I, an S or a K."""

_TOPS = (
    r"(?:[Kk\u212a][Rr]|[Jj][Pp]|[Cc][Oo][Mm]|[Nn][Ee][Tt]|[Oo][Rr][Gg]"
    r"|[Ii\u0130\u0131](?:[Nn][Ff])?[Oo]|[Bb][Ii\u0130\u0131][Zz])"
)
_LIKELY = late(
    rf"[@＠#＃{_LETTERS}0-9０-９](?:(?=[ .:\-‐‑–－)）(（])"
    rf"(?:(?<=[{_LETTERS}0-9])(?:://|\.{_TOPS})|(?<=[Ww])\."
    r"|(?<=\d)(?: ?[-‐‑–－)）(（] ?\d|[. ]\d{3,4}[. ]\d{4}))"
    r"|\d{8}(?<=\d{9})|(?<=[@＠#＃]))"
)
"""Few texts have an address: only those that may have one are read closely.

This is looked for everywhere, so without ``re.IGNORECASE``, which takes twice as long.
"""

_PATH = r"(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*[A-Za-z0-9/_~=%#&+-])?"
_TOP = "(?:kr|jp|com|net|org|info|io|biz)"
_DASH, _GAP = "[-‐‑–]", "[-‐‑–. ]"
_LONG = rf"{_DASH}\d{{1,4}}{_DASH}\d{{3,4}}"
_PHONE = (
    rf"\+\d{{1,3}}{_GAP}?(?:\(0\))?{_GAP}?\d{{1,3}}{_GAP}\d{{3,4}}{_GAP}\d{{4}}"  # +82-2-123-4567
    rf"|(?:\(0\d{{1,3}}\)|0\d{{1,3}}\)) ?\d{{3,4}}{_DASH}\d{{4}}"  # (02) 123-4567
    rf"|0\d{{1,4}}(?:{_LONG}|\(\d{{1,4}}\)\d{{4}}|([. ])\d{{3,4}}\3\d{{4}})"
    rf"|0(?:1\d|[789]0)\d{{7,8}}"  # 01012345678
    rf"|1(?:5[2-9]|6\d|8\d)\d{_DASH}(?!1[5-9]|20)\d{{4}}"  # 1588-1234, but no 1592-1598
)
_EXTENSION = (
    r"(?:~\d{1,4}|[,、]? ?\(?(?:내선|교환|内線|ext\.?):? ?(?:번호|番号)? ?\d{1,6}(?:~\d{1,6})?)?"
)
_CONTACT = late(
    rf"(?=[#A-Za-z0-9._%+(-])(?:(?P<url>https?://{_PATH}|www\.[A-Za-z0-9-]+\.{_PATH})"
    r"|(?P<email>(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    rf"|(?P<bare>(?<![A-Za-z0-9@._-])(?:[A-Za-z0-9-]+\.)+{_TOP}(?![A-Za-z0-9.-])(?:/{_PATH})?)"
    r"|(?<![A-Za-z0-9_&#/])#(?P<hashtag>(?![xX][0-9A-Fa-f]+;)(?=[^\W\d])\w*)"
    rf"|(?<![\d-])(?P<phone>(?:{_PHONE})(?![\d-]){_EXTENSION}))",
    re.IGNORECASE,
)
_FOLDED = {
    **{chr(0xFF01 + at): chr(0x21 + at) for at in range(94)},
    **dict.fromkeys("∼〜～", "~"),
    "\u3000": " ",
}
_WIDE = late("[\u3000！-～∼〜]")
_LANGUAGE = late(r"(?<=[/=_-])(?:ko|kr|kor|ja|jp|jpn|en|eng)(?=[/.&_-]|$)")
"""The part of a web address that names its language (``/ko/``); never the host."""

Contacts = dict[str, list[str]]


def findings(pair: TextPair) -> Iterable[Finding]:
    """Compare the addresses: checks ``url``, ``email``, ``phone`` and ``hashtag``, all hard.

    A web address that differs only in the part that names the language is soft. A telephone number
    is its figures and its extension: +82-2 is 02. Of a hashtag the Latin beginning and the figures
    must stay; its words are compared softly.
    """
    if _LIKELY.search(pair.source) or _LIKELY.search(pair.target):
        return _differences(pair)
    return ()


def _differences(pair: TextPair) -> Iterator[Finding]:
    ours, theirs = _contacts(pair.source), _contacts(pair.target)
    for check in ("url", "email", "phone", "hashtag"):
        if sorted(ours[check]) != sorted(theirs[check]):
            before, after = Counter(ours[check]), Counter(theirs[check])
            missing = sorted((before - after).elements())
            added = sorted((after - before).elements())
            hard = not (check == "url" and _localised(missing) == _localised(added))
            yield Finding(check, hard, _message(check, missing, added))
        elif check == "hashtag" and ours[check]:
            yield from _translated_tags(pair)


def _contacts(text: str) -> Contacts:
    found: Contacts = {"url": [], "email": [], "phone": [], "hashtag": []}
    for match in _CONTACT.finditer(_WIDE.sub(lambda wide: _FOLDED[wide[0]], text)):
        kind = match.lastgroup or ""
        if kind == "phone":
            found[kind].append(_phone(match[kind]))
        elif kind == "bare":
            found["url"].append(match[kind])
        elif kind == "url":
            found[kind].append(_without_loose_bracket(match[kind]))
        elif kind == "hashtag":
            found[kind].append(_kept_of_tag(match[kind]))
        else:
            found[kind].append(match[kind].casefold())
    return found


_TAG = late(
    r"(?<![A-Za-z0-9_&#/])#(?P<kept>(?=[^\W\d])[A-Za-z0-9_]*)(?P<words>[ぁ-ん]*[^\Wぁ-ん]*)"
)
"""A hashtag: what stays, and its words, which end where Japanese goes on with a particle."""


def _kept_of_tag(tag: str) -> str:
    """Return what a translation of a hashtag keeps: its Latin beginning, and its figures."""
    found = _TAG.match(f"#{tag}")
    if not found:
        return tag.casefold()
    kept, words = found["kept"], found["words"]
    return (kept + "".join(char for char in words if char.isdecimal())).casefold()


def _translated_tags(pair: TextPair) -> Iterator[Finding]:
    """Report softly a hashtag whose words became far shorter or longer, or were lost elsewhere.

    A word that a text has in its hashtag and beside it should have one translation.
    """
    ours, theirs = (_TAG.finditer(text) for text in (pair.source, pair.target))
    for one, other in islice(zip(ours, theirs, strict=False), _MOST_TAGS):
        words, tag = one["words"], other["words"]
        if not words or not tag:
            continue
        ratio = len(tag) / len(words)
        alone = pair.source.count(words) > 1 and pair.target.count(tag) == 1
        if not _SHORTEST <= ratio <= 1 / _SHORTEST or (alone and len(words) > 1):
            yield Finding(
                "hashtag",
                False,
                said(
                    "{old} in the source is {new} in the translation",
                    old=f"#{words}",
                    new=f"#{tag}",
                ),
            )


_MOST_TAGS = 30
"""Hashtags whose words are compared, so that a hostile text costs little."""

_SHORTEST = 0.34
"""Length of a hashtag's words in one language as a share of those in the other."""


def _phone(written: str) -> str:
    """Return a telephone number in its domestic form, with its extension."""
    number, *extension = re.split(r"[^\d+()‐‑–. -]+\s?", written, maxsplit=1)
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    if number.startswith("+8"):
        digits = "0" + digits[2:]
    tail = re.sub(r"\D", "", extension[0]) if extension else ""
    return digits + (f"~{tail}" if tail else "")


def _without_loose_bracket(url: str) -> str:
    """Cut an address at a bracket that it does not open itself."""
    depth = 0
    for at, char in enumerate(url):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return url[:at].rstrip(".,;:!?'")
    return url


def _localised(urls: list[str]) -> list[str]:
    return sorted(_LANGUAGE.sub("*", url) for url in urls)


def _message(check: str, missing: list[str], added: list[str]) -> Said:
    sign = "#" if check == "hashtag" else ""
    old, new = (", ".join(sign + one for one in side) for side in (missing, added))
    if not added:
        return said("{old} is missing from the translation", old=old)
    if not missing:
        return said("{new} is not in the source", new=new)
    return said("{old} in the source, {new} in the translation", old=old, new=new)
