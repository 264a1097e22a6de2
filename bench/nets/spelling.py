"""Names of a register, and the ways in which somebody may have typed them."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from typing import NamedTuple


class Form(NamedTuple):
    """An entry of the names register, with what else it may be called."""

    ko: str
    ja: str
    other_ja: str
    kind: str
    more: str = ""


NAMES = (
    Form("부산", "釜山", "プサン", "place"),
    Form("중소벤처기업부", "中小ベンチャー企業部", "中小ベンチャー省", "organization"),
    Form("이영", "李永", "李栄", "person", ", reading: イ・ヨン, context: [장관, 長官]"),
    Form("한·일 포럼", "韓・日フォーラム", "日韓フォーラム", "organization"),
    Form("도쿄국제포럼", "東京国際フォーラム", "東京国際会館", "place"),
    Form("산업통상자원부", "産業通商資源部", "産業資源部", "organization", ", until: 2025-09-30"),
    Form("R&D센터", "R&Dセンター", "研究開発センター", "organization"),
    Form("스타트업", "スタートアップ", "新興企業", "term", ", variants: {ko: [새싹기업]}"),
)


def spelled(name: str, rng: random.Random) -> str:
    """Return a name as somebody may have typed it into a text."""
    ways: tuple[Callable[[str], str], ...] = (
        str,
        str,
        lambda n: n.replace("·", "&middot;").replace("&D", "&amp;D").replace(" ", "&nbsp;"),
        lambda n: unicodedata.normalize("NFD", n),
        lambda n: "".join(f"&#{ord(sign)};" for sign in n),
        lambda n: "".join(f"&#x{ord(sign):X};" for sign in n),
        lambda n: f"**{n[:2]}**{n[2:]}",
        lambda n: f"[{n}](https://www.example.org/)",
        lambda n: n.replace(" ", ""),
        lambda n: n[:1] + "\\" + n[1:] if n[1:2] in "&·" else n,
        lambda n: f"{n[:1]}\u200b{n[1:]}",
        lambda n: n.replace("·", "‧").replace(" ", "\u3000"),
    )
    return rng.choice(ways)(name)


def escaped(name: str, rng: random.Random) -> str:
    """Return a name as somebody may have typed it into a field (YAML 1.2, §5.7)."""
    ways: tuple[Callable[[str], str], ...] = (
        lambda n: f'"{n}"',
        lambda n: '"' + "".join(f"\\u{ord(sign):04X}" for sign in n) + '"',
        lambda n: f'"\\u{ord(n[0]):04x}{n[1:]}"',
        lambda n: f"'{n}'",
        lambda n: '"' + unicodedata.normalize("NFD", n) + '"',
        lambda n: f'"\\x{ord(n[0]):02x}{n[1:]}"' if n[0].isascii() else f'"{n}"',
    )
    return rng.choice(ways)(name)
