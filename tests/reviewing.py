"""A small press room for the tests of the desk's data side, and how it is opened."""

from __future__ import annotations

from pathlib import Path

from harness import FIRST, NOW, SiteTest, release

from pressbridge.review.opened import OpenSource, open_room, open_source
from pressbridge.review.sheet import Passage, sheet_of
from pressbridge.run import Options
from pressbridge.words.moments import parse_moment

PO = "content/releases/2023/visit.ja.po"
NAMES = """\
# 이름
- {ko: 한빛산업, ja: ハンビット産業, kind: organization, note: 지어낸 회사이다.}
- {ko: 이영, ja: 李永, reading: イ・ヨン, kind: person, context: [장관, 長官]}
- {ko: 협약, ja: 協約, kind: term}
"""
BODY = """\
한빛산업은 **5월 14일** 도쿄에서 협약을 맺었다. 참가 기업은 48개사이다.

이영 장관은 이날 도쿄를 방문했다.

다음 행사는 가을에 열린다."""
CATALOG = """\
# 담당: 김하나
msgid ""
msgstr ""
"Language: ja\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

# 제목은 길이를 맞춘다
#. reviewed: 김 하나 2026-11-20
msgctxt "title"
msgid "도쿄 방문"
msgstr "東京訪問"

#. mt: google 2026-11-20
#, fuzzy
msgid "한빛산업은 ⟦1⟧5월 14일⟦/1⟧ 도쿄에서 협약을 맺었다. 참가 기업은 48개사이다."
msgstr "ハンビット産業は⟦1⟧5月14日⟦/1⟧に東京で協約を結んだ。参加企業は40社である。"

#. waive: name-unknown, number (센터에 확인)
#: visit.md:9
msgid "이영 장관은 이날 도쿄를 방문했다."
msgstr ""
"李永長官はこの日"
"東京を訪れた。"

#~ msgid "옛 글"
#~ msgstr "昔の文"

# 끝
"""
"""A title that is reviewed; a figure that differs; a waiver; written as people write PO."""


def options(site: SiteTest) -> Options:
    return Options(root=site.root, out=site.root / "site", now=parse_moment(NOW).at)


def room_in(folder: Path, **files: str | bytes) -> SiteTest:
    """Write the press room; files by their names, such as ``names`` for content/names.yaml."""
    known: dict[str, str | bytes] = {FIRST: release(body=BODY), PO: CATALOG}
    given = {f"content/{name}.yaml": text for name, text in {"names": NAMES, **files}.items()}
    return SiteTest.make(folder, {**known, **given})


def opened(site: SiteTest, path: str = FIRST, to: str = "ja") -> OpenSource:
    room, _ = open_room(options(site))
    assert room is not None
    return open_source(room, path, to)


def passages(site: SiteTest, path: str = FIRST, to: str = "ja") -> tuple[Passage, ...]:
    return sheet_of(opened(site, path, to)).passages


def po(site: SiteTest, path: str = PO) -> str:
    return (site.root / path).read_text(encoding="utf-8")
