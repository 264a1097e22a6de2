"""Korean people's names: told from ordinary words that look like one.

A name is a family name and, nearly always, two syllables. Which syllables parents choose is known
well enough to tell 배수아 from 배수구; what looks like both is "perhaps" a name, never surely one.
"""

from __future__ import annotations

from pressbridge.register import surnames
from pressbridge.register.ordinary_words import KOREAN_WORDS, NOUNS, WORD_BEGINNINGS

_FIRST = frozenset(
    "가건겨결경관광규근금기길나남다대덕도동두란래려령로룡루리린만명무문미민범병보복봉빛빈상새서석"
    "선설섭성세소솔수숙순술슬승시신아안애양연열영예옥온완용우욱운웅원유윤율은의이인일임자재정제종"
    "주준중지진찬창채천철초춘충태하학한해향헌혁현형혜호홍화환효후훈휘흥희귀"
)
_LAST = frozenset(
    "건결겸경담든별봄솜슬샘곤관광구국권규균근기길나남녀늘덕도돈동라란람래련렬령록룡리린림만명모무"
    "문미민배백범복봉비빈상서석선섭성세소솔송수숙순승식신심아안애언연열엽영예옥온완용우욱운웅원월"
    "유윤율은음익인일자재정제종주준중지진찬창채천철춘탁태택필하학한행향헌혁현형혜호홍화환효후훈휘"
    "희"
)
"""Syllables that given names have first, and last."""
_DOUBTFUL_LAST = frozenset(
    "원국관학인구도만제식은나과한장산일년명군역상자기소비문안권형세록무남화대동리천봉령"
)
"""Syllables with which names end, and many more words: 최태원, 위원; 김영자, 소비자."""
_RARE_LAST = _LAST - _DOUBTFUL_LAST | frozenset("문나만록")
"""Syllables with which a given name behind a rare family name ends: 반기문, but not 기획원."""
_NO_LAST = frozenset(
    "회사부팀단측처청실점당층업력품계위별차시들의를을와된는던할될급적이가로법책액값쪽것곳때집밭땅"
    "님꾼생망론체트스크드즈램폰넷톱럼럽벌텔츠템션닝딩링킹터더너러버치킨탈틱펀전발금물률량방탕판편"
    "표풍항히"
)
_SINGLE = frozenset("준훈철진현석웅건혁율솔영호숙란빈린찬결겸용")
"""Given names of one syllable."""
_ONLY_NAMES = frozenset("김박최윤황홍허권곽엄채류손송임")
"""Family names with which hardly an ordinary word begins."""
_SUFFIXES = frozenset("열형식용성선주석세율서신재지장미")
_SHORT_FAMILIES = frozenset("김박최윤황홍허이")


def is_korean_person(word: str) -> bool | None:
    """Return True if a word is surely a Korean's name, False if perhaps, None if it is none."""
    if word in KOREAN_WORDS or word in surnames.JAPANESE_IN_HANGUL or WORD_BEGINNINGS.match(word):
        return None
    if word[:2] in surnames.KOREAN_DOUBLE and len(word) in {3, 4}:
        return _of_double_family(word)
    if len(word) == 2:
        return False if word[0] in _SHORT_FAMILIES and word[1] in _SINGLE else None
    return None if len(word) != 3 or word[-1] in _NO_LAST else _of_one_syllable(word)


def begins_as_name(word: str) -> bool:
    """Tell whether a word begins with a family name with which hardly another word begins."""
    return word[0] in _ONLY_NAMES or word[:2] in surnames.KOREAN_DOUBLE


def is_compound(word: str) -> bool:
    """Tell whether a word is as well a noun and a suffix: 유아용, 정의선."""
    return word[:2] in NOUNS and word[2:] in _SUFFIXES


def _of_one_syllable(word: str) -> bool | None:
    """Judge a family name of one syllable and two more: 홍길동."""
    family, first, last = word[0], word[1], word[2]
    only_names = family in _ONLY_NAMES
    if last == "한" and not only_names and first != "요":
        return None  # 방한한, 유명한; but 이요한
    typical = (first in _FIRST) + (last in _LAST)
    plain = last not in _DOUBTFUL_LAST or (last == "동" and only_names)
    likely = typical == 2 or (plain and last in _LAST)
    if family in surnames.KOREAN_SURE:
        if typical == 2:
            return plain and not is_compound(word)
        return False if likely or (only_names and (plain or typical)) else None
    if family in surnames.KOREAN:
        return False if likely else None
    rare = family in surnames.KOREAN_RARE and first in _FIRST and last in _RARE_LAST
    return False if rare and not is_compound(word) else None


def _of_double_family(word: str) -> bool | None:
    """Judge 남궁민, 제갈민수 and 황보람."""
    if len(word) == 4:
        return True if word[2] in _FIRST or word[3] in _LAST else None
    if word[2] in _SINGLE:
        return True
    single = _of_one_syllable(word)
    return False if single is None and word[2] in _LAST else single
