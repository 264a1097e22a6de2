"""Titles beside a person's name, in both languages: 장관 is 長官 or 大臣, and no 次官."""

from __future__ import annotations

from typing import NamedTuple

from pressbridge.register.titles import pattern_of
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_TABLE = """
대통령 | 大統領
총리 국무총리 | 首相 総理 総理大臣 国務総理
부총리 | 副首相 副総理
장관 | 長官 大臣 相
대신 담당상 외무상 재무상 총무상 법무상 방위상 환경상 디지털상 경제산업상 경제재생상 | 大臣 相
문부과학상 후생노동상 국토교통상 농림수산상 | 大臣 相
차관 | 次官 副大臣 事務次官
사무차관 | 事務次官
부대신 | 副大臣
정무관 | 政務官
차관보 | 次官補
관방장관 | 官房長官
청장 처장 | 庁長 処長 長官
실장 | 室長
국장 | 局長
심의관 | 審議官
참사관 | 参事官
서기관 | 書記官
과장 | 課長
사무관 | 事務官
주무관 | 主務官
팀장 | チーム長 チームリーダー 班長
부장 | 部長
차장 | 次長
본부장 | 本部長
센터장 | センター長 所長
소장 | 所長 センター長
원장 | 院長 所長 園長
지점장 | 支店長
지사장 | 支社長
회장 | 会長 会頭
부회장 | 副会長 副会頭
명예회장 | 名誉会長
사장 | 社長 代表取締役
부사장 | 副社長
대표이사 | 代表取締役 代表理事 代表 社長
대표 공동대표 | 代表 共同代表 代表取締役 代表理事 社長
전무 | 専務
상무 | 常務 執行役員
집행임원 집행이사 | 執行役員
이사장 | 理事長
부이사장 | 副理事長
이사 | 理事 取締役
위원장 | 委員長
부위원장 | 副委員長
위원 | 委員
의장 | 議長
부의장 | 副議長
의원 | 議員
간사장 | 幹事長
대사 | 大使
공사 | 公使
총영사 | 総領事
영사 | 領事
지사 도지사 | 知事
부지사 | 副知事
시장 | 市長
부시장 | 副市長
구청장 | 区長 区庁長
군수 | 郡守
총재 | 総裁
부총재 | 副総裁
총장 | 総長 学長
학장 | 学長 学部長
행장 은행장 | 頭取 行長
교수 | 教授
부교수 조교수 | 准教授 副教授 助教授 助教
박사 | 博士
연구원 | 研究員
기자 | 記者
감독 | 監督
코치 | コーチ
선수 | 選手
작가 | 作家
배우 | 俳優 女優
변호사 | 弁護士
대변인 | 報道官 代弁人 スポークスマン
부대변인 | 副報道官 副代弁人
사무총장 | 事務総長 事務局長
사무국장 | 事務局長
특사 | 特使
고문 | 顧問
수석 | 首席
비서관 | 秘書官
보좌관 | 補佐官
관장 | 館長
단장 | 団長
계장 | 係長
주임 | 主任
서장 | 署長
점장 | 店長
공장장 | 工場長
감사 | 監事 監査役
부총장 | 副総長 副学長
부원장 | 副院長 副所長
부소장 | 副所長 副センター長
부센터장 | 副センター長 副所長
부국장 | 副局長 局次長 次長
부본부장 | 副本部長
부관장 | 副館長
부단장 | 副団長
판사 | 判事 裁判官
검사 | 検事 検察官
대법관 | 大法官 最高裁判事
재판관 | 裁判官
검찰총장 | 検事総長 検察総長
교육감 | 教育監 教育長
최고위원 | 最高委員
원내대표 | 院内代表
"""
_LADDERS = (
    (
        "대통령 총리 부총리 장관 차관 차관보 부대신 정무관 관방장관 청장 처장 庁長 処長"
        " 대신 담당상 외무상 재무상 총무상 법무상 방위상 환경상 디지털상 경제산업상 경제재생상"
        " 문부과학상 후생노동상 국토교통상 농림수산상"
        " 大統領 首相 総理 総理大臣 副首相 副総理 長官 大臣 相 次官 副大臣 政務官 次官補 官房長官"
        " 사무차관 事務次官"
    ),
    (
        "실장 국장 부국장 심의관 과장 사무관 주무관 팀장 부장 차장 본부장 부본부장 계장 주임"
        " 係長 主任 副局長 局次長 副本部長"
        " 室長 局長 審議官 課長 事務官 主務官 チーム長 チームリーダー 部長 次長 本部長"
    ),
    "회장 부회장 会長 会頭 副会長 副会頭",
    "사장 부사장 전무 상무 社長 副社長 専務 常務",
    "위원장 부위원장 위원 委員長 副委員長 委員",
    "의장 부의장 의원 議長 副議長 議員",
    "대사 공사 총영사 영사 참사관 서기관 大使 公使 総領事 領事 参事官 書記官",
    "지사 부지사 知事 副知事",
    "시장 부시장 市長 副市長",
    "총재 부총재 総裁 副総裁",
    "교수 부교수 教授 准教授",
    "이사장 부이사장 이사 理事長 副理事長 理事",
    "총장 부총장 総長 学長 副総長 副学長",
    "원장 부원장 소장 부소장 센터장 부센터장 院長 副院長 所長 副所長 センター長 副センター長",
    "관장 부관장 館長 副館長",
    "단장 부단장 団長 副団長",
    "대변인 부대변인 報道官 副報道官 副代弁人",
)
"""Titles of which one is another rank than the other: a wrong one is hard."""


class TitleTable(NamedTuple):
    """Titles of both languages that stand for each other, and those that are ranks."""

    same: frozenset[tuple[str, str]]
    """(Korean, Japanese) titles that may stand for each other."""
    ladders: dict[str, int]
    """Title → the number of the ladder in which it is a rank."""

    def alike(self, title: str, other: str, lang: Lang) -> bool:
        """Tell whether a title in ``lang`` may be the other one in the other language."""
        return ((title, other) if lang is Lang.KO else (other, title)) in self.same

    def are_ranks(self, title: str, other: str) -> bool:
        """Tell whether two titles are ranks of one ladder."""
        ladder = self.ladders.get(title)
        return ladder is not None and ladder == self.ladders.get(other)


def _table() -> TitleTable:
    rows = [line.split(" | ") for line in _TABLE.strip().split("\n")]
    same = {(ko, ja) for one, other in rows for ko in one.split() for ja in other.split()}
    ladders = {title: n for n, titles in enumerate(_LADDERS) for title in titles.split()}
    return TitleTable(frozenset(same), ladders)


TITLES = _table()
_KOREAN = tuple(dict.fromkeys(ko for ko, _ in sorted(TITLES.same)))
_JAPANESE = tuple(dict.fromkeys(ja for _, ja in sorted(TITLES.same)))
_ANY = {Lang.KO: pattern_of(_KOREAN), Lang.JA: pattern_of(_JAPANESE)}
_ENDED_KO = r"(?![가-힣])|(?=[은는이가을를의에와과도]|께서|에게|으로|로|이며|이다|입니)"
_OFFICE_KO = "(?:[가-힣A-Za-z]{2,12} ){0,2}?[가-힣]{0,8}?"
_OFFICE_JA = "[一-鿿ァ-ヶーA-Za-z・]{0,12}?"
_BEHIND = {
    Lang.KO: late(
        rf"(?:\([^)\n]{{1,12}}\))? ?(?:[전현] |신임 |전임 )?(?P<office>{_OFFICE_KO})"
        rf"(?P<title>{_ANY[Lang.KO]})(?:{_ENDED_KO})"
    ),
    Lang.JA: late(
        rf"(?:[（(][^)）\n]{{1,16}}[)）])?[ ・]?(?:氏|さん)?(?:前|元|現|新)?"
        rf"(?P<office>{_OFFICE_JA})(?P<title>{_ANY[Lang.JA]})(?![一-鿿ァ-ヶー])"
    ),
}
_RIGHT_BEHIND = {
    Lang.KO: late(rf" (?P<title>{_ANY[Lang.KO]})(?:{_ENDED_KO})"),
    Lang.JA: late(rf"(?P<title>{_ANY[Lang.JA]})(?![一-鿿ァ-ヶー])"),
}
"""Most titles stand there, and are found at once."""
_AHEAD = {
    Lang.KO: late(rf"(?P<title>{_ANY[Lang.KO]})(?:인)? \Z"),
    Lang.JA: late(rf"(?P<title>{_ANY[Lang.JA]})(?:の|、|・| )\Z"),
}
_PARTICLE = late("[은는이가을를와과의도] |(?:에서|에게|에|으로|로) ")
_AND_ALSO = late(" ?[겸兼]")
_REACH = 10
_DIRECTLY = {
    Lang.KO: late(rf" ?[가-힣]{{0,6}}?{_ANY[Lang.KO]}(?:{_ENDED_KO})"),
    Lang.JA: late(
        "(?:前|元|現|新)?(?:名誉|共同|専務|常務|筆頭|首席|特命|上級|大臣官房|政策|経済|経済産業"
        "|外務"
        "|財務|総務|事務|企画|広報){0,3}"
        rf"{_ANY[Lang.JA]}(?:(?=兼)|(?![一-鿿ァ-ヶー]))"
    ),
}
_STANDING = {
    Lang.KO: late(
        rf"(?:\([^)\n]{{1,12}}\))? ?(?P<former>(?:전|전임|前) )?{_OFFICE_KO}(?P<before>전 )?"
        rf"(?:{_ANY[Lang.KO]})"
        "(?P<acting> ?(?:직무|권한|업무)? ?(?:대행|대리))?"
    ),
    Lang.JA: late(
        rf"(?:[（(][^)）\n]{{1,16}}[)）])?(?P<former>前|元)?{_OFFICE_JA}(?P<before>前|元)?"
        rf"(?:{_ANY[Lang.JA]})"
        "(?P<acting>(?:職務|事務)?(?:代行|代理|心得))?(?![一-鿿ァ-ヶー])"
    ),
}
MAY_STAND = late("전임? |前|元|대행|代行|대리|代理|心得")
"""What a text has where somebody held an office, or holds it for another."""


class Standing(NamedTuple):
    """How a person holds a title: as one who held it before, for another, or neither."""

    former: bool
    acting: bool
    words: str
    """The title as it stands in the text: 전 장관, 長官代行."""

    def differs(self, other: Standing) -> bool:
        """Tell whether somebody else's title is held in another way."""
        return self[:2] != other[:2]


def standing(text: str, end: int, lang: Lang) -> Standing | None:
    """Return how a person holds the title behind a name; None if no title stands there."""
    found = _STANDING[lang].match(text, end)
    if not found:
        return None
    return Standing(
        bool(found["former"] or found["before"]), bool(found["acting"]), found[0].strip()
    )


def follows_name(text: str, end: int, lang: Lang) -> bool:
    """Tell whether a title of the table stands right behind a name that ends at a place."""
    return _DIRECTLY[lang].match(text, end) is not None


def title_beside(text: str, start: int, end: int, lang: Lang) -> str:
    """Return the title that stands beside a name, behind it or else before it, or nothing.

    Nothing, too, for one who has two: 부총리 겸 기획재정부 장관.
    """
    if direct := _RIGHT_BEHIND[lang].match(text, end):
        return "" if _AND_ALSO.match(text, direct.end()) else direct["title"]
    behind = _BEHIND[lang].match(text, end)
    if behind and not _PARTICLE.search(behind["office"]):
        both = "兼" in behind["office"] or _AND_ALSO.match(text, behind.end())
        return "" if both else behind["title"]
    ahead = _AHEAD[lang].search(text, max(0, start - _REACH), start)
    return ahead["title"] if ahead else ""
