"""What the invented releases are made of: names, topics and sentences in both languages.

The office, the firms, the people and the programmes do not exist. A sentence stands as a pair of
templates with the same fields, so that its translation has the same figures and names. ``[은]``,
``[이]``, ``[을]``, ``[과]`` behind a field becomes the particle that fits its last sound.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Pair(NamedTuple):
    """A text in Korean and in Japanese."""

    ko: str
    ja: str


class Name(NamedTuple):
    """An entry of the names register."""

    ko: str
    ja: str
    kind: str


OFFICE = Name("한울지역산업진흥원", "ハヌル地域産業振興院", "organization")
PARTNERS = (
    Name("늘봄창업재단", "ヌルボム創業財団", "organization"),
    Name("미르은행", "ミル銀行", "organization"),
    Name("가람물류", "カラム物流", "organization"),
    Name("다솜로보틱스", "ダソムロボティクス", "organization"),
    Name("온새미식품", "オンセミ食品", "organization"),
    Name("후타바정밀", "双葉精密", "organization"),
    Name("시라토리소재", "白鳥素材", "organization"),
)
PLACES = (
    Name("한울산업단지", "ハヌル産業団地", "place"),
    Name("별내홀", "ビョルネホール", "place"),
    Name("솔바람센터", "ソルバラムセンター", "place"),
    Name("미나토광장", "みなと広場", "place"),
)
PROGRAMMES = (
    Name("새싹 수출 교실", "若葉輸出教室", "product"),
    Name("두 나라 공장 이음", "両国工場つなぎ", "product"),
    Name("밝은 골목 사업", "明るい路地事業", "product"),
)
PEOPLE = (
    Name("남궁다온", "南宮ダオン", "person"),
    Name("제갈라온", "諸葛ラオン", "person"),
    Name("선우하람", "鮮于ハラム", "person"),
)
BYLINES = (
    Name("한울지역산업진흥원 홍보실", "ハヌル地域産業振興院 広報室", "organization"),
    Name("한울지역산업진흥원 조사실", "ハヌル地域産業振興院 調査室", "organization"),
    Name("한울지역산업진흥원 사업실", "ハヌル地域産業振興院 事業室", "organization"),
)
"""Who wrote a release. The editing of a name in ``run.py`` takes the last one."""
REGISTER = (OFFICE, *PARTNERS, *PLACES, *PROGRAMMES, *PEOPLE, *BYLINES)

SITE = Pair("한울지역산업진흥원 보도실", "ハヌル地域産業振興院 プレスルーム")
ABOUT = Pair(
    "속도를 재려고 지어낸 기관의 보도자료입니다.",
    "速度を測るために作った架空の機関の報道資料です。",
)
PRESS = Pair("홍보실", "広報室")
ROLE = Pair("보도 문의", "報道に関するお問い合わせ")
TOPICS = {
    "startups": Pair("창업", "創業"),
    "trade": Pair("수출", "輸出"),
    "markets": Pair("전통시장", "伝統市場"),
    "factories": Pair("제조 혁신", "製造革新"),
    "jobs": Pair("일자리", "雇用"),
    "energy": Pair("에너지", "エネルギー"),
    "culture": Pair("문화", "文化"),
    "office": Pair("기관 소식", "機関からのお知らせ"),
}

TITLES = (
    Pair(
        "{office}, {programme} 참가 기업 {n}개사 모집", "{office}、{programme}の参加企業{n}社を募集"
    ),
    Pair("{office}·{partner}, {place}에서 협약 체결", "{office}と{partner}、{place}で協約を締結"),
    Pair("{programme}에 {money} 투입", "{programme}に{money}を投入"),
    Pair("{place}에서 {day} 설명회 개최", "{place}で{day}に説明会を開催"),
    Pair(
        "{programme} 참가 기업 매출 {percent} 증가", "{programme}の参加企業、売上高が{percent}増加"
    ),
    Pair("{partner}, {place}에 연구실 {n}곳 마련", "{partner}、{place}に研究室{n}カ所を設置"),
)
SUMMARIES = (
    Pair(
        "{office}[은] {date} {place}에서 {programme}의 성과와 다음 계획을 발표했다.",
        "{office}は{date}、{place}で{programme}の成果と次の計画を発表しました。",
    ),
    Pair(
        "{office}[과] {partner}[이] {programme}에 {money}[을] 함께 투자한다.",
        "{office}と{partner}が{programme}に{money}を共同で投資します。",
    ),
    Pair(
        "{place}에 {n}개사가 모여 {programme}의 결과를 나눴다.",
        "{place}に{n}社が集まり、{programme}の結果を共有しました。",
    ),
)
LEADS = (
    Pair(
        "{office}[은] {date} {place}에서 **{programme}** 설명회를 열었다.",
        "{office}は{date}、{place}で**{programme}**の説明会を開きました。",
    ),
    Pair(
        "{office}[과] {partner}[은] {date} {place}에서 **{programme}** 협약을 맺었다.",
        "{office}と{partner}は{date}、{place}で**{programme}**の協約を結びました。",
    ),
    Pair(
        "{office}[은] {date} **{programme}**의 참가 기업 {n}개사를 발표했다.",
        "{office}は{date}、**{programme}**の参加企業{n}社を発表しました。",
    ),
)
SENTENCES = (
    Pair(
        "이번 행사에는 기업 {n}개사와 기관 {few}곳이 참가해 서로의 기술을 소개했다.",
        "今回の行事には企業{n}社と機関{few}カ所が参加し、互いの技術を紹介しました。",
    ),
    Pair(
        "{partner}[은] {year}년까지 {money}[을] 들여 {place}에 새 설비를 갖출 계획이다.",
        "{partner}は{year}年までに{money}を投じ、{place}に新しい設備を整える計画です。",
    ),
    Pair(
        "참가 기업의 매출은 {percent} 늘었고 새로 뽑은 직원은 {n}명이다.",
        "参加企業の売上高は{percent}増え、新たに採用した職員は{n}人です。",
    ),
    Pair(
        "상담은 {day} {time}에 {place}에서 시작하며 누구나 들을 수 있다.",
        "相談は{day}{time}に{place}で始まり、どなたでも聴くことができます。",
    ),
    Pair(
        "{office}[은] 지역 기업의 어려움을 듣고 필요한 절차를 하나씩 고쳐 왔다.",
        "{office}は地域企業の困りごとを聞き、必要な手続きを一つずつ改めてきました。",
    ),
    Pair(
        "예산은 {money}이며 이 가운데 {percent}[을] 작은 공장의 설비에 쓴다.",
        "予算は{money}で、このうち{percent}を小さな工場の設備に充てます。",
    ),
    Pair(
        "{partner}[은] 기술자 {few}명을 보내 현장의 공정을 함께 살폈다.",
        "{partner}は技術者{few}人を送り、現場の工程をともに点検しました。",
    ),
    Pair(
        "조사에 답한 기업 {n}개사 가운데 {percent}[이] 지원에 만족한다고 했다.",
        "調査に答えた企業{n}社のうち{percent}が支援に満足していると答えました。",
    ),
    Pair(
        "{place}의 면적은 {area}㎡이고 작업실 {few}개와 회의실이 있다.",
        "{place}の面積は{area}㎡で、作業室{few}室と会議室があります。",
    ),
    Pair(
        "{person} 원장은 “기업이 현장에서 느끼는 변화가 가장 중요하다”고 말했다.",
        "{person}院長は「企業が現場で感じる変化が最も重要だ」と述べました。",
    ),
    Pair(
        "신청한 기업은 {n}개사로 지난번보다 {percent} 많다.",
        "申請した企業は{n}社で、前回より{percent}多くなりました。",
    ),
    Pair(
        "두 기관은 {date}부터 자료를 나누고 담당자 {few}명을 둔다.",
        "両機関は{date}から資料を共有し、担当者{few}人を置きます。",
    ),
    Pair(
        "{programme}[은] {since}년에 시작해 지금까지 기업 {n}개사를 도왔다.",
        "{programme}は{since}年に始まり、これまでに企業{n}社を支援しました。",
    ),
    Pair(
        "설명회 자료는 {office} 누리집에서 받을 수 있다.",
        "説明会の資料は{office}のウェブサイトで入手できます。",
    ),
    Pair(
        "{partner}[이] 만든 부품은 시험에서 {percent}의 합격률을 보였다.",
        "{partner}が作った部品は、試験で{percent}の合格率を示しました。",
    ),
    Pair(
        "{place} 둘레의 가게 {n}곳도 같은 날 문을 열어 손님을 맞았다.",
        "{place}周辺の店{n}カ所も同じ日に店を開け、来客を迎えました。",
    ),
    Pair(
        "{office}[은] {day} 결과를 모아 보고서로 펴낸다.",
        "{office}は{day}に結果をまとめ、報告書として発行します。",
    ),
    Pair(
        "교육을 마친 {n}명에게는 실습 장소와 장비를 빌려준다.",
        "教育を終えた{n}人には、実習場所と機材を貸し出します。",
    ),
    Pair(
        "{partner}[과] 거래하는 협력사는 {few}곳이며 모두 이 지역에 있다.",
        "{partner}と取引する協力会社は{few}社で、すべてこの地域にあります。",
    ),
    Pair(
        "담당자는 서류를 받은 날부터 {few}일 안에 결과를 알린다.",
        "担当者は書類を受け取った日から{few}日以内に結果を知らせます。",
    ),
)
EDITS = (
    Pair(
        "추가로 참가한 기업은 {n}개사이며 지원금은 {money}이다.",
        "追加で参加した企業は{n}社で、支援金は{money}です。",
    ),
    Pair(
        "{partner}[은] {day} {place}에서 결과를 다시 설명했다.",
        "{partner}は{day}、{place}で結果を改めて説明しました。",
    ),
)
"""Sentences that stand in a release only after it was edited."""
HEADINGS = (
    Pair("무엇을 하나", "何を行うのか"),
    Pair("참가 기업의 변화", "参加企業の変化"),
    Pair("현장의 목소리", "現場の声"),
    Pair("지원 내용", "支援の内容"),
    Pair("지금까지의 성과", "これまでの成果"),
    Pair("다음 단계", "次の段階"),
)
ITEMS = (
    Pair("설비 지원: 기업 {n}개사", "設備支援：企業{n}社"),
    Pair("상담 장소: {place}", "相談場所：{place}"),
    Pair("전체 예산: {money}", "予算総額：{money}"),
    Pair("함께하는 기관: {partner}", "協力機関：{partner}"),
    Pair("접수 마감: {date}", "受付締切：{date}"),
)
BEFORE_ITEMS = Pair("주요 내용은 다음과 같다.", "主な内容は次のとおりです。")
LINK = Pair(
    "자세한 일정과 신청 방법은 [{programme} 안내]({url})에서 볼 수 있다.",
    "詳しい日程と申請方法は[{programme}の案内]({url})でご覧いただけます。",
)
ALT = Pair("{place}에 모인 사람들을 그린 그림", "{place}に集まった人々を描いた絵")
CAPTION = Pair("{programme} 설명회가 열린 {place}", "{programme}の説明会が開かれた{place}")

# After a consonant, after a vowel.
_PARTICLES = {"은": "은는", "이": "이가", "을": "을를", "과": "과와"}
_PARTICLE = re.compile(r"(.)\[([은이을과])\]")


def filled(template: Pair, fields: dict[str, Pair]) -> Pair:
    """Return a text in both languages: fields filled in, Korean particles chosen."""
    ko = template.ko.format_map({name: pair.ko for name, pair in fields.items()})
    ja = template.ja.format_map({name: pair.ja for name, pair in fields.items()})
    return Pair(_PARTICLE.sub(_with_particle, ko), ja)


def _with_particle(found: re.Match[str]) -> str:
    last, particle = found[1], found[2]
    vowel = last == "%" or _ends_in_vowel(last)
    return last + _PARTICLES[particle][vowel]


def _ends_in_vowel(syllable: str) -> bool:
    """Tell whether a Hangul syllable has no final consonant (Unicode, ch. 3.12: 28 finals)."""
    return "가" <= syllable <= "힣" and (ord(syllable) - ord("가")) % 28 == 0
