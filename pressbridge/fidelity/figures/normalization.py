"""Normalization of the text in which figures are looked for: one width, no addresses or code.

Every character stays at its place, so that messages can quote the text as it stands.
"""

from __future__ import annotations

import re

from pressbridge.fidelity.pair import OBJECT
from pressbridge.words.patterns import late

_FOLDED = str.maketrans(
    "０１２３４５６７８９，．％：／＋－‐‑−～〜∼∽–—（）［］＄￥￦’‘＇\u00a0\u3000\u2009\u202f"
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ",
    "0123456789,.%:/+----~~~~~~()[]$¥₩'''    ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
)
_NARROW = {chr(wide): chr(narrow) for wide, narrow in _FOLDED.items()}
# Not NFKC: it would make ㎡ to m2 and ① to 1.

_ADDRESS = (
    r"https?://[!-~]+|www\.[!-~]+"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9.-]+"
    r"|(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]++\.)+(?:kr|jp|com|net|org|info|io|biz)(?![A-Za-z0-9-])(?:/[!-~]*)?"
)
_CODE = (
    r"``(?! ?[0-9][0-9.,]*``)[^`]*``|`(?!`|[0-9][0-9.,]*`)[^`]*`"  # a number in code is a number
)
_PHONE = (
    r"(?<![0-9,.-])(?:"
    r"(?:\+[0-9]{1,3}[- ]?)?\(?0[0-9]{0,4}\)?[-.) ] ?[0-9]{1,4}[-. )][0-9]{3,4}"
    r"|\+[0-9]{1,3}[- ][0-9]{1,4}[- ][0-9]{3,4}[- ][0-9]{3,4}"
    r"|0(?:1[0-9]|[789]0)[0-9]{7,8}"
    r"|1[5-9][0-9]{2}-[0-9]{4}"
    r")(?![0-9]|-[0-9])"
)
_MAY_HOLD_ONE = late(
    r"[a-z0-9`@+:](?:[0-9](?<=0.)[0-9]{8}|/(?<=:/)/"
    r"|[-.) ](?:(?<=[0-9].)[-.) ]?[0-9]{3}|(?<=[a-z]\.)[a-z])|(?<=[`@+]))"
)
"""One character of all that may begin one stands first: ``re`` skips quickly to the next."""
_NOT_FIGURES = late(rf"(?=[`A-Za-z0-9._%+(-])(?:{_CODE}|{_ADDRESS}|{_PHONE})")
"""What any of them begins with is looked for before they are tried one by one."""
_WIDE = late(f"[{re.escape(''.join(map(chr, _FOLDED)))}]")


def normalized(text: str) -> str:
    """Return a text with full-width digits, letters and signs made narrow, in the same length."""
    return _WIDE.sub(lambda match: _NARROW[match[0]], text)


def without_addresses(text: str) -> str:
    """Return a normalized text in which code, addresses and telephone numbers are ``OBJECT``.

    Other checks compare them, letter for letter. Their length is kept.
    """
    if not _MAY_HOLD_ONE.search(text):
        return text
    return _NOT_FIGURES.sub(lambda match: OBJECT * len(match[0]), text)
