"""Japanese people's names in Hangul: 후지사와 다카시, 고토 시게유키."""

from __future__ import annotations

from pressbridge.register import surnames
from pressbridge.register.titles import word_list

_SYLLABLES = frozenset(
    "아이우에오가기구게고카키쿠케코사시스세소자지즈제조다데도타치쓰테토나니누네노하히후헤호바비부"
    "베보마미무메모야유요라리루레로와갸규교캬큐쿄샤슈쇼차추초주냐뉴뇨햐휴효뱌뷰뵤먀뮤묘랴류료간긴"
    "군겐곤칸킨켄콘산신슨센손잔진준젠존단덴돈탄친텐톤난닌넨논한힌훈헨혼반빈분벤본만민몬얀윤욘란린"
    "론완안인운엔온슌춘잇옷앗닛핫홋맛못텟뎃깃갓곳삿싯셋킷넷"
)
"""Syllables of which Japanese names in Hangul consist."""
_ONE_SYLLABLE = frozenset("렌류젠란린료준겐신진쇼고슌안유")
_NOT_GIVEN = frozenset(
    word_list(
        """
        본사 지사 기지 주조 제지 도시 시내 시의 시민 조사 기자 주사 이사 아시아 코리아 리조트
        리서치 시티 상사 주지사 사장 조선소 사무소 지도 기관 도지사 부사장 모노 고교 시의회 현지사
        기타 이미 나가 여사 다시 바로 모두 또다시 아마
        """
    )
)
"""Words of such syllables that are no given names: 혼다 코리아 대표."""
_SHORT_ALONE = frozenset(
    word_list(
        """
        사토 이토 가토 고토 엔도 안도 곤도 무토 신도 에토 아베 와다 스가 아소 모리 오노 하가 마노
        우노 쇼지
        """
    )
)
"""Family names of two syllables that are nothing else in Korean."""
_OF_PLACES = frozenset({"지점장", "지사장", "총영사", "부지사", "도지사", "부시장", "법인장"})


def is_japanese_name(family: str, given: str, title: str = "") -> bool | None:
    """Return True if words are surely a Japanese's name, False if perhaps, None if they are none.

    Without ``given`` it is a family name that stands alone before ``title``.
    """
    elsewhere = family in surnames.ALSO_ELSE_IN_HANGUL
    if given:
        if family not in surnames.JAPANESE_IN_HANGUL or not _may_be_given(given):
            return None
        return not elsewhere
    if family in surnames.JAPANESE_IN_HANGUL:
        if elsewhere:
            return None if title in _OF_PLACES else False
        if len(family) > 2:
            return True
        return False if family in _SHORT_ALONE else None
    joined = any(
        family[:size] in surnames.JAPANESE_IN_HANGUL and _may_be_given(family[size:])
        for size in (5, 4, 3)
        if len(family) - size >= 2
    )
    return False if joined else None


def _may_be_given(word: str) -> bool:
    if word in _NOT_GIVEN:
        return False
    if len(word) == 1:
        return word in _ONE_SYLLABLE
    return len(word) <= 5 and _SYLLABLES.issuperset(word)
