"""Korean particles (조사) after a name that was put back: they follow the name's last sound.

An engine saw a mark where the name stands and guessed: ``⟦1⟧는`` became ``이영는``. The last
syllable decides: ``(code - 0xAC00) % 28`` is its final consonant. After ㄹ stands 로, not 으로.
"""

from __future__ import annotations

from enum import Enum

from pressbridge.words.patterns import late


class FinalSound(Enum):
    """The final sound of a Korean word, as far as it decides the form of a particle."""

    VOWEL = "vowel"
    RIEUL = "ㄹ"
    CONSONANT = "consonant"


_PAIRS = (
    ("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("이라고", "라고"), ("이라는", "라는"),
    ("이라며", "라며"), ("이라면", "라면"), ("이란", "란"), ("이라", "라"), ("이라도", "라도"),
    ("이라서", "라서"), ("이나", "나"), ("이든", "든"), ("이랑", "랑"), ("이야말로", "야말로"),
    ("이며", "며"), ("이에요", "예요"), ("아", "야"),
)  # fmt: skip
"""(after a consonant, after a vowel)."""

_ALSO_RIGHT_AFTER_VOWELS = frozenset({"이며"})
_BY_FORM = {form: pair for pair in _PAIRS for form in pair}
_GOES_ON = {
    "과": "의|는|도|만",
    "와": "의|는|도|만",
    "이라고": "는|도",
    "라고": "는|도",
    "이든": "지|가",
    "든": "지|가",
}
_RO = "(?:으로|로)(?=(?:서|써|부터|까지)?(?:는|도|만|의)?(?![가-힣]))"
_WAS = "(?:이었|였)(?=[가-힣])"
_LONGEST_FIRST = sorted(_BY_FORM, key=lambda form: -len(form))
_GOING_ON = "|".join(f"{form}(?=(?:{more})?(?![가-힣]))" for form, more in _GOES_ON.items())
_ENDING = "|".join(form for form in _LONGEST_FIRST if form not in _GOES_ON)
_PLAIN = f"{_GOING_ON}|(?:{_ENDING})(?![가-힣])"
"""One class of syllables for all that end a word: each takes ``re`` half a millisecond."""
_CLOSERS = "’”'\"」』）)］\\]】》〉＞>*"
_AFTER = late(rf"((?:[{_CLOSERS}]|⟦/[0-9]{{1,6}}⟧){{0,8}})({_RO}|{_WAS}|{_PLAIN})")
_CLOSED = late(rf"(?:[{_CLOSERS}\ufffc]|⟦/[0-9]{{1,6}}⟧)+\Z")
_OPENERS = {")": "(", "）": "（", "]": "[", "］": "［", "】": "【"}


def with_fitting_particle(before: str, after: str) -> str:
    """Return ``after`` with the particle at its beginning made right for the end of ``before``.

    Quotes and brackets between them are looked through; what stands in brackets is not counted
    (``진흥공사(KOTRA)는``). A word that merely begins like one (``은행``, ``이번``, ``로봇``)
    is left alone, and so is a particle after a sound that is not known.
    """
    found = _AFTER.match(after)
    sound = last_sound(before[-_ENOUGH:] + found[1]) if found else None
    if not found or sound is None:
        return after
    return found[1] + _fitting(found[2], sound) + after[found.end() :]


def _fitting(particle: str, sound: FinalSound) -> str:
    if particle in {"으로", "로"}:
        return "으로" if sound is FinalSound.CONSONANT else "로"
    if particle in {"이었", "였"}:
        return "였" if sound is FinalSound.VOWEL else "이었"
    if sound is FinalSound.VOWEL:
        return particle if particle in _ALSO_RIGHT_AFTER_VOWELS else _BY_FORM[particle][1]
    return _BY_FORM[particle][0]


def last_sound(word: str) -> FinalSound | None:
    """Return what the end of a text sounds like in Korean, ``None`` where that is not known."""
    spoken = _spoken(word[-_ENOUGH:])
    if not spoken:
        return None
    last = spoken[-1]
    if "가" <= last <= "힣":
        final = (ord(last) - 0xAC00) % 28
        return (
            FinalSound.VOWEL
            if not final
            else FinalSound.RIEUL
            if final == _RIEUL
            else FinalSound.CONSONANT
        )
    if last in _SIGNS:
        return _SIGNS[last]
    if last.isascii() and last.isalpha():
        return _latin(spoken)
    return None


_ENOUGH = 200
"""Characters at the end of a text in which an opening bracket is looked for."""
_RIEUL = 8
"""The number of ㄹ among the final consonants."""


def _spoken(text: str) -> str:
    """Return a text without what is not spoken at its end: quotes, marks, a part in brackets."""
    while closed := _CLOSED.search(text):
        last = text[-1]
        start = text.rfind(_OPENERS[last]) if last in _OPENERS else -1
        inside = start > 0 and not text[start - 1].isspace()
        text = text[:start] if inside else text[:-1] if last != "⟧" else text[: closed.start()]
    return text


_SIGNS = {
    **dict.fromkeys("0", FinalSound.CONSONANT), **dict.fromkeys("36", FinalSound.CONSONANT),
    **dict.fromkeys("178", FinalSound.RIEUL), **dict.fromkeys("2459", FinalSound.VOWEL),
    "%": FinalSound.VOWEL, "％": FinalSound.VOWEL, "℃": FinalSound.VOWEL, "㎡": FinalSound.VOWEL,
}  # fmt: skip
"""영/십/백, 삼, 육; 일, 칠, 팔; 이, 사, 오, 구; 퍼센트, 도, 제곱미터."""
_LETTERS = {
    "L": FinalSound.RIEUL,
    "R": FinalSound.RIEUL,
    "M": FinalSound.CONSONANT,
    "N": FinalSound.CONSONANT,
}
"""Letters whose Korean names end in a consonant: 엘, 알, 엠, 엔. All others end in a vowel."""
_LATIN_WORD = late(r"[A-Za-z]{1,60}\Z")
_UNCERTAIN = frozenset("bcdgkptBCDGKPT")
"""Read as a final consonant (랩, 북) or with 으 (뱅크, 포스트), depending on the word."""


def _latin(text: str) -> FinalSound | None:
    found = _LATIN_WORD.search(text)
    word = found[0] if found else text[-1]
    last = word[-1]
    if word.isupper() and (len(word) <= 4 or last not in _UNCERTAIN):
        return _LETTERS.get(last, FinalSound.VOWEL)
    if last in "lmn" or word.endswith(("ng", "le")):
        return FinalSound.RIEUL if last in "le" else FinalSound.CONSONANT
    if word.endswith(("ne", "me")):
        return FinalSound.CONSONANT
    return None if last in _UNCERTAIN else FinalSound.VOWEL
