"""Korean people's names: told from ordinary words that look like one."""

from __future__ import annotations

from pressbridge.register import surnames, titles
from pressbridge.words.patterns import late

_NO_NAME_ENDS = frozenset(
    "회사부팀단측처소청실점당층업력품계권위별차시들의를을와된는던할될급형적이가로"
)
_DOUBTFUL_ENDS = frozenset("원국관학인구도만제식은나과한장산일년명군역상")
ORDINARY_WORDS = frozenset(
    titles.word_list(
        """
        한국 일본 양국 신임 전임 공동 정부 기업 지역 담당 당시 초대 현직 전직 역대 주한 주일
        관계 현지 이날 이번 지난 오는 한편 특히 여성 남성 청년 민간 해당 각국 정상 최고 최근
        최초 신규 전국 현재 유명 한일 한류 정책 연구 조사 홍보 전시 유통 제조 이미지 이야기
        전문가 한국인 주인공 조합원 하나의 한국측 일본측 주일본 주한국 주중국 주미국 지난달
        지난해 이사진 전세계 우리나 서울의 유관기 정보통 문화원 연구원 지원단 조사단 전시관
        한국관 우수상 차세대 여의도 남대문 동대문 강남구 서대문 이집트 이라크 조지아 오사카 최우수
        문화재 신기술 신제품 고려대 한양대 조선대 서강대 고성능 안전성 이튿날 한글날 백악관 이용자
        """
    )
)
"""Ordinary words that stand where a name could, before a title."""
_WORDLIKE = late(
    "주(?:일본|한국|중국|미국)|지난|오는|이번|한국|전국|조사|정책|연구|유관|이사|전문|지역|정보|정부|전시|유통"
)


def is_korean_person(word: str) -> bool | None:
    """Return True if a word is surely a Korean's name, False if perhaps, None if it is none."""
    double = len(word) == 4 and word[:2] in surnames.KOREAN_DOUBLE
    if word in ORDINARY_WORDS or (len(word) != 3 and len(word) != 2 and not double):
        return None
    if not double and word[0] not in surnames.KOREAN:
        return None
    if word[-1] in _NO_NAME_ENDS or _WORDLIKE.match(word):
        return None
    if len(word) == 2:
        return False if word[0] in "김이박최" else None
    plain_end, sure_family = (
        word[-1] not in _DOUBTFUL_ENDS,
        double or word[0] in surnames.KOREAN_SURE,
    )
    return (plain_end and sure_family) if plain_end or sure_family else None  # two doubts: no name
