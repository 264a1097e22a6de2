"""Writes press releases: as many as wanted, all different, each the same every time.

For measurements (bench/) and for tests that need many texts. No sentence stands in two places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

PLACES = ("부산", "대구", "인천", "광주", "대전", "울산", "수원", "청주", "전주", "제주")
FIELDS = ("관광", "물류", "농업", "의료", "교육", "환경", "영상", "식품", "패션", "로봇")
PEOPLE = (
    "연구진",
    "담당자",
    "운영팀",
    "참가자",
    "자문단",
    "기획자",
    "관계자",
    "설계자",
    "상담사",
    "강사진",
)

BLOCKS = 4
"""Paragraphs of a release."""

_SENTENCES = (
    "{place} 지역의 {field} 기업 {a}개사가 {day}일 상담에 참가했다.",
    "상담은 모두 {b}건이 진행되었으며 계약 금액은 {c}억 원에 이르렀다.",
    "{people} 측은 지난해보다 {p}% 많은 {field} 분야의 제품을 소개했다.",
    "다음 모임은 {month}월 {day}일 {place} 전시관에서 열릴 예정이다.",
    "{field} 분야의 새 과정에는 {place} 청년 {b}명이 신청했다.",
    "{place} 사무소는 올해 {field} 예산으로 {c}억 원을 마련했다.",
    "{people}의 설명회는 오후 {hour}시에 시작되어 {a}분 동안 이어졌다.",
    "행사장에는 {place}에서 만든 {field} 제품 {b}개가 놓였다.",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A release: its paragraphs as sentences, with what may be edited around them."""

    number: int
    title: str
    paragraphs: tuple[tuple[str, ...], ...]
    bold: str = ""
    """A word of the second paragraph."""
    address: str = "https://www.example.org/start"
    photo: str = "hall.png"

    @property
    def text(self) -> str:
        """Return the file."""
        blocks = [" ".join(sentences) for sentences in self.paragraphs]
        blocks[0] = blocks[0].replace("지역", f"[지역]({self.address})", 1)
        if self.bold:
            blocks[1] = blocks[1].replace(self.bold, f"**{self.bold}**", 1)
        blocks.append(f'![{self.title} 현장]({self.photo} "{self.title} 기념 촬영")')
        head = f"---\ntitle: {self.title}\ndate: 2023-05-14\n---\n"
        return head + "\n\n".join(blocks) + "\n"

    def edited(self, paragraph: int, sentence: int) -> tuple[Draft, str]:
        """Return the release with one sentence that says something else, and that sentence."""
        new = _sentence(self.number + 5000, paragraph * 5 + sentence, self.number)
        changed = list(self.paragraphs[paragraph])
        changed[sentence % len(changed)] = new
        paragraphs = list(self.paragraphs)
        paragraphs[paragraph] = tuple(changed)
        return replace(self, paragraphs=tuple(paragraphs)), new


def draft(number: int) -> Draft:
    """Return the release of this number: four paragraphs of three or four sentences."""
    paragraphs = tuple(_paragraph(number, at) for at in range(BLOCKS))
    place, field = _of(PLACES, number // 10), _of(FIELDS, number)
    return Draft(number, f"{place} {field} 상담회에 기업 {number + 11}개사 참가", paragraphs)


def _paragraph(number: int, at: int) -> tuple[str, ...]:
    size = 3 + (number + at) % 2
    first = 0 if at == 0 else at * 2
    return tuple(_sentence(number, at * 4 + step, first + step) for step in range(size))


def _sentence(number: int, at: int, form: int) -> str:
    """Return a sentence in one of the forms; its figures tell it from every other one."""
    turn = number * 23 + at * 7
    return _of(_SENTENCES, form).format(
        place=_of(PLACES, turn), field=_of(FIELDS, turn // 10), people=_of(PEOPLE, turn // 3),
        a=12 + turn % 397, b=20 + turn % 991, c=15 + turn % 887, p=f"{3 + turn % 521 / 10:.1f}",
        day=1 + turn % 28, month=1 + turn // 28 % 12, hour=1 + turn // 11 % 9,
    )  # fmt: skip


def _of(words: Sequence[str], number: int) -> str:
    return words[number % len(words)]
