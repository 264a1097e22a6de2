"""Errors that a word makes: which way, how much at most, until when, what is not, who holds which office.

Each kind is a table, for each language, of what stands in a right translation and what an engine or a
tired translator puts there. Nothing here is taken from ``pressbridge.fidelity``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from press_pairs import CODE, PressPair, found_outside, names_in, with_changed

from pressbridge.words.lang import Lang
from pressbridge.words.model import NameKind

Planter = Callable[[PressPair], Iterator[str]]
Table = tuple[tuple[str, str], ...]
"""(pattern of the right words, what is put there instead, with its groups)."""


def _exchanged(korean: str, japanese: str) -> Planter:
    """Return a planter that exchanges the words of a table, ``right > wrong`` separated by ``;``."""
    tables = {Lang.KO: _table(korean), Lang.JA: _table(japanese)}

    def plant(pair: PressPair) -> Iterator[str]:
        for pattern, wrong in tables[pair.lang]:
            for found in found_outside(pattern, pair.target):
                yield with_changed(pair.target, *found.span(), found.expand(wrong))

    return plant


def _table(text: str) -> list[tuple[re.Pattern[str], str]]:
    rows = [row.strip().split(" > ") for row in text.replace("\n", " ").split(";") if row.strip()]
    table = []
    for row in rows:
        right, wrong = row if len(row) == 2 else (row[0].removesuffix(" >"), "")
        table.append((re.compile(right.replace("_", " ")), wrong.replace("_", " ")))
    return table


def _both_ways(korean: str, japanese: str) -> Planter:
    """Return a planter that exchanges the words of each pair ``one = other``, either way."""
    return _exchanged(_mirrored(korean), _mirrored(japanese))


def _mirrored(text: str) -> str:
    pairs = [row.strip().split(" = ") for row in text.replace("\n", " ").split(";") if row.strip()]
    rows = [(one, other) for one, other in pairs] + [(other, one) for one, other in pairs]
    return ";".join(f"{re.escape(one)} > {other}" for one, other in rows if "(" not in one)


# --- Which way, how much, when ---

_UP_AND_DOWN = _both_ways(
    "증가 = 감소; 상승 = 하락; 늘었 = 줄었; 늘어난 = 줄어든; 늘어나 = 줄어드; 늘어_ = 줄어_; 늘린 = 줄인; 늘렸 = 줄였; 늘리 = 줄이; 늘고 = 줄고; 늘릴 = 줄일;"
    "올랐 = 내렸; 오른 = 내린; 높아 = 낮아; 높인 = 낮춘; 높이겠 = 낮추겠; 확대 = 축소; 많다 = 적다; 웃돌 = 밑돌; 웃돈 = 밑돈;"
    "떨어졌 = 올라갔; 더_많 = 더_적; 개선 = 악화; 단축 = 연장; 불어났 = 쪼그라들었; 오릅니다 = 내립니다; 올라_ = 내려_; 절감할 = 늘릴; 줄입 = 늘립; 낮아졌 = 높아졌; 빠진 = 오른; 할인합니다 = 인상합니다",
    "増加 = 減少; 増え = 減っ; 増や = 減ら; 上昇し = 下落し; 上昇。 = 下落。; 上昇、 = 下落、; 上がり = 下がり; 上がった = 下がった; 高まる = 低まる; 高ま = 低ま; 拡大 = 縮小;"
    "増の = 減の; 短縮 = 延長; 膨らみ = 落ち込み; %減、 = %増、; 値上がり = 値下がり; 円高で = 円安で; %安の = %高の; 抑えられ = 増やせ; ポイント低下 = ポイント上昇; 改善 = 悪化; 多い = 少ない; 多く = 少なく; 上回 = 下回; 高くな = 低くな; に高める = に下げる",
)


_NEAR = 14
"""A word belongs to a figure at most so many letters away."""


def _at_figures(planter: Planter, *, near: bool = True) -> Planter:
    """Return a planter that leaves alone the words with no figure near, or with one."""

    def plant(pair: PressPair) -> Iterator[str]:
        for text in planter(pair):
            at = next(at for at, sign in enumerate(text) if pair.target[at : at + 1] != sign)
            around = pair.target[max(0, at - _NEAR) : at + _NEAR + 2]
            if bool(re.search("[0-9]", around)) is near:
                yield text

    return plant


def _name_title(pair: PressPair) -> Iterator[str]:
    """Give a person whom the register knows another office."""
    for name, _, end in names_in(pair):
        if name.kind is NameKind.PERSON:
            for right, wrong in _OFFICES[pair.lang]:
                found = re.compile(
                    rf"(?:（[^）]*）)?[ァ-ヶー一-龠]{{0,12}}?{right}|(?:\S+ ){{0,2}}? ?{right}"
                )
                office = found.match(pair.target, end)
                between = office[0][: -len(right)] if office else "、"
                if office and not re.search("[、,을를はがのと와과]|[副부]$", between):
                    start = office.end() - len(right)
                    yield with_changed(pair.target, start, office.end(), wrong)


_OFFICES: Mapping[Lang, Table] = {
    Lang.KO: (
        ("장관", "차관"), ("대통령", "장관"), ("총리", "부총리"), ("대신", "차관"), ("총재", "부총재"),
        ("지사", "부지사"), ("담당상", "차관"),
    ),
    Lang.JA: (
        ("長官", "次官"), ("大統領", "首相"), ("首相", "大統領"), ("大臣", "次官"), ("総裁", "副総裁"),
        ("知事", "市長"), ("副首相", "長官"), ("担当相", "次官"),
    ),
}  # fmt: skip


# --- Codes, lists, tags ---


def _code_digit(pair: PressPair) -> Iterator[str]:
    for code in CODE.finditer(pair.target):
        for at in range(*code.span()):
            if pair.target[at].isdigit():
                other = str((int(pair.target[at]) + 4) % 10 or 7)
                yield with_changed(pair.target, at, at + 1, other)


_ENUMERATION = {
    Lang.KO: re.compile(
        r"[가-힣A-Za-z&]{2,8}(?P<gap>·|, )(?:[가-힣A-Za-z&]{2,8}(?P=gap))+[가-힣]{2,}"
    ),
    Lang.JA: re.compile(
        r"[一-龠ァ-ヶーA-Za-z&]{2,8}(?P<gap>[・、])(?:[一-龠ァ-ヶーA-Za-z&]{2,8}(?P=gap))+[一-龠ァ-ヶー]{2,}"
    ),
}
_MORE = {Lang.KO: "홍보", Lang.JA: "広報"}


def _item_dropped(pair: PressPair) -> Iterator[str]:
    for found in found_outside(_ENUMERATION[pair.lang], pair.target):
        items = found[0].split(found["gap"])
        for at in range(len(items) - 1):
            left = found["gap"].join(items[:at] + items[at + 1 :])
            yield with_changed(pair.target, *found.span(), left)


def _item_added(pair: PressPair) -> Iterator[str]:
    for found in found_outside(_ENUMERATION[pair.lang], pair.target):
        start = found.start()
        yield with_changed(pair.target, start, start, _MORE[pair.lang] + found["gap"])


_COUNTED = {
    Lang.KO: re.compile(
        r"(?<![가-힣0-9] )(?<![가-힣0-9])(?=(?:기업|기관|행사|회원|시설|자료|참가자|직원)[가-힣]{0,2})"
    ),
    Lang.JA: re.compile(
        r"(?<![一-龠ァ-ヶー0-9の])(?=(?:企業|機関|行事|会員|施設|資料|参加者|会場|職員))"
    ),
}
_COUNT = {Lang.KO: "12개 ", Lang.JA: "12の"}


def _number_added(pair: PressPair) -> Iterator[str]:
    for found in found_outside(_COUNTED[pair.lang], pair.target):
        yield with_changed(pair.target, *found.span(), _COUNT[pair.lang])


_HASHTAG = re.compile(r"#[0-9A-Za-z가-힣ぁ-んァ-ヶー一-龠]+")


def _hashtag(pair: PressPair) -> Iterator[str]:
    """Change a hashtag's Latin part, or leave the whole tag out."""
    for tag in _HASHTAG.finditer(pair.target):
        yield with_changed(pair.target, *tag.span(), "")
        for latin in re.finditer("[A-Za-z]{3,}|[0-9]{4}", tag[0]):
            at = tag.start() + latin.end() - 1
            other = "7" if pair.target[at].isdigit() and pair.target[at] != "7" else "x"
            yield with_changed(pair.target, at, at + 1, other)


_KANJI_WORD = re.compile("(?<![0-9一-龠])[一-龠]{2,4}(?![一-龠])")
_HANGUL_WORD = re.compile("(?<![0-9가-힣] )(?<![0-9가-힣])[가-힣]{2,4}(?=[은는이가을를의에] )")


def _kanji_left(pair: PressPair) -> Iterator[str]:
    """Leave a word of the Japanese source in kanji in the place of one of the Korean."""
    if pair.lang is not Lang.KO:
        return
    words = sorted({found[0] for found in found_outside(_KANJI_WORD, pair.source)})
    places = [(start, end) for _, start, end in names_in(pair)]
    for found in found_outside(_HANGUL_WORD, pair.target):
        if all(found.end() <= start or end <= found.start() for start, end in places):
            yield from (with_changed(pair.target, *found.span(), word) for word in words[:4])


_SIMPLIFIED = dict(
    zip(
        "開長業時東車門間電話語説講議験録資費発図観報場現見計記設許証評試談請論負質貿買額預頭題類風飛館関際陸階難項順総結経統続織編線締縮",
        "开长业时东车门间电话语说讲议验录资费发图观报场现见计记设许证评试谈请论负质贸买额预头题类风飞馆关际陆阶难项顺总结经统续织编线缔缩",
        strict=True,
    )
)


def _simplified(pair: PressPair) -> Iterator[str]:
    if pair.lang is Lang.JA:
        places = [(start, end) for _, start, end in names_in(pair)]
        for at, sign in enumerate(pair.target):
            if sign in _SIMPLIFIED and not any(start <= at < end for start, end in places):
                yield with_changed(pair.target, at, at + 1, _SIMPLIFIED[sign])


def _quotation_mark(pair: PressPair) -> Iterator[str]:
    """Leave out one mark, but not of a quotation that goes over the text's border."""
    for one, other in ("“”", "‘’", "「」"):
        if pair.target.count(one) == pair.target.count(other):
            for found in re.finditer(f"[{one}{other}]", pair.target):
                yield with_changed(pair.target, *found.span(), "")


# --- Who, and to whom ---

_COUNTRIES = {Lang.KO: ("한국", "일본"), Lang.JA: ("韓国", "日本")}


def _countries_exchanged(pair: PressPair) -> Iterator[str]:
    one, other = _COUNTRIES[pair.lang]
    if not re.search(f"{one}|{other}", pair.target) or "⟦" in pair.target:
        return
    swapped = re.sub(
        f"{one}(?=[이은는을과에がはをとにが])|{other}(?=[이은는을과에がはをとにが])",
        lambda found: other if found[0] == one else one,
        pair.target,
    )
    if len([at for at, sign in enumerate(swapped) if pair.target[at] != sign]) >= 4:
        yield swapped


WORD_PLANTERS: dict[str, Planter] = {
    "direction": _at_figures(_UP_AND_DOWN),
    "direction without a figure": _at_figures(_UP_AND_DOWN, near=False),
    "limit": _at_figures(
        _exchanged(
            "이상 > 이하; 이하 > 이상; 미만 > 이상; 이내 > 이상; 초과 > 미만; 밑돌았 > 넘었; 밑도는 > 웃도는; 넘어서면 > 밑돌면; MB까지 > MB_이상",
            "以上(?!、) > 以下; 以下(?!、) > 以上; 未満 > 以上; 以内 > 以上; 以内 > 以降; 突破し > 割り込み; 割り込 > 突破; MBまで > MB以上; 超過 > 未満; を超えた > を下回った; を超える > を下回る",
        )
    ),
    "most and least": _at_figures(_both_ways(
        "최대 = 최소; 최고령 = 최연소; 최고_ = 최저_; 최저 = 최고; _상한 = _하한; 상한은 = 하한은; 최장 = 최단; 빠르면 = 길게는; 늦어도 = 빨라도; 가장_많 = 가장_적; 가장_높 = 가장_낮",
        "最大 = 最小; 最長 = 最短; 最も多 = 最も少な; 最も高 = 最も低; 以来最低 = 以来最高; 最年少 = 最高齢; 最安水 = 最高水; 早ければ = 遅くとも; 少なくとも = 多くとも; 高水準 = 低水準; 最高気 = 最低気; 最高だ = 最低だ; 最低賃 = 最高賃; 上限 = 下限")),
    "period": _exchanged(
        "매주 > 매월; 매월 > 매주; 매일 > 매주; 해마다 > 달마다; 분기마다 > 해마다; 격주 > 격월; 격월로 > 격주로; 매시간 > 매일;"
        "월_(?=[0-9,]+원) > 연_; 주_(?=[0-9]+[회일]) > 월_; 연회비 > 월회비; 격일 > 매일; 매년 > 매월; 반년마다 > 매월; 연_(?=[0-9]+회) > 월_; 한_달에 > 한_해에; (?<=개)월마다 > 년마다",
        "毎週 > 毎月; 毎月 > 毎週; 毎日 > 毎週; 毎年 > 毎月; (?<=[0-9])週間に > カ月に; (?<=[0-9])カ月ごと > 週間ごと;"
        "(?<=[0-9])時間ごと > 日ごと; (?<=[0-9])秒ごと > 分ごと; (?<![0-9])年(?=[0-9]回) > 月; 月に(?=[0-9]回) > 年に;"
        "月額 > 年額; 週(?=[0-9]+[便回日]) > 月; 年会費 > 月会費; 隔日 > 毎日; 四半期ごと > 年ごと; 半年ごとに > 毎月",
    ),
    "half of the year": _both_ways("상반기 = 하반기", "上半期 = 下半期"),
    "year word": _exchanged(
        "올해 > 작년; 작년 > 올해; 지난해 > 올해; 내년 > 올해; 이달 > 다음_달; 지난달 > 이달; 다음_달 > 이달; 전년 > 내년",
        "今年 > 昨年; 昨年 > 今年; 来年 > 今年; 今月 > 来月; 先月 > 今月; 来月 > 今月; 前年 > 来年",
    ),
    "export and import": _both_ways("수출 = 수입", "輸出 = 輸入"),
    "for and against": _both_ways("찬성 = 반대", "賛成 = 反対"),
    "free and paid": _both_ways("무료 = 유료", "無料 = 有料"),
    "black and red": _both_ways("흑자 = 적자", "黒字 = 赤字"),
    "raise and lower": _at_figures(_both_ways(
        "인상 = 인하; 상향 = 하향", "引き上げ = 引き下げ; 値上げ = 値下げ")),
    "before and after": _exchanged(
        "이전 > 이후; 이후 > 이전; (?<=_)전에 > 후에; (?<=_)후에 > 전에; (?<=_)전까지 > 후까지",
        "以前 > 以降; 以降 > 以前; 以後 > 以前; より前に > より後に; 前まで > 後まで; (?<=[工職店与])前 > 後; (?<=[工職店与])後 > 前; (?<!以)(?<!より)前に > 後に; (?<![以前])後に > 前に",
    ),
    "from and until": _exchanged(
        "(?:(?<=[일시월])|(?<=_말)|(?<=반기))까지 > 부터; (?:(?<=[일시월])|(?<=_말)|(?<=반기))부터 > 까지",
        "(?<=[日時月期末）])まで(?!の|に) > から; (?<=[日時月期末）])から(?![0-9]) > まで; (?<=末)までに > 以降に",
    ),
    "negation lost": _exchanged(
        "하지_않는다 > 한다; 하지_않았 > 했; 하지_않습니다 > 합니다; 하지_않으며 > 하며; 하지_않고 > 하고; 하지_않으면 > 하면;"
        "하지_못했 > 했; 받지_않 > 받; 돌려주지_않는다 > 돌려준다; 돌려드리지_않습니다 > 돌려드립니다; 바뀌지_않는다 > 바뀐다;"
        "바뀌지_않습니다 > 바뀝니다; 정해지지_않았 > 정해졌; 밝혀지지_않았 > 밝혀졌; 있지_않다 > 있다; 크지_않을 > 클; 걸리지_않는다 > 걸린다;"
        "수_없 > 수_있; 없는 > 있는; 없으며 > 있으며; 없습니다 > 있습니다; 없으면 > 있으면; 예약_없이 > 예약하면; 받지_않고 > 받고; 필요_없습니다 > 필요합니다; 대상에서_제외된다 > 대상이_된다; 삼간다 > 한다; 삼가_ > 해_; 허가_없이 > 허가를_받아; 맞지_않을 > 맞을; 충분하지_못했던 > 충분했던",
        "ならない(?<!なければならない)(?<!てはならない) > なる; 延長しない > 延長する; (?<=[けめえ])ない(?=[。が]) > る; しないと > すると;"
        "(?<!か)できない > できる; できません > できます; (?<=[けめりいえ])ません > ます; ありません > あります; いたしません > いたします;"
        "なしで > があれば; 届け出なかった > 届け出た; ご遠慮ください > ご利用ください; 会員でなくても > 会員であれば; 変わらない > 変わる; 変わりません > 変わります; かからない > かかる; がない > がある; はなく > はあり; はない > はある; ていない > ている;"
        "おらず > おり; 受け付けず > 受け付け; されなかった > された; できなかった > できた; 大きくない > 大きい; なければ参加できません > あれば参加できます;"
        "(?<=徴収)しない > する; 受けられない > 受けられる; しない場合 > する場合",
    ),
    "negation added": _exchanged(
        "할_수_있 > 할_수_없; 받을_수_있 > 받을_수_없; 볼_수_있 > 볼_수_없; 바뀐다(?=\\.) > 바뀌지_않는다; 늘린다(?=[.”]) > 늘리지_않는다;"
        "(?<=[가-힣])했다(?=\\.) > 하지_않았다; (?<=[가-힣])한다(?=\\.) > 하지_않는다; 연다(?=\\.) > 열지_않는다",
        "することで合意 > しないことで合意; できる > できない; できます > できません; (?<=[一-龠])した。 > しなかった。; (?<=[一-龠])する。 > しない。; (?<=[一-龠])します。 > しません。;"
        "開く。 > 開かない。; 開きます。 > 開きません。; 増やす。 > 増やさない。",
    ),
    "approximation lost": _exchanged(
        "(?<![가-힣])약_(?=[0-9]) > ; (?<=[0-9])여_?(?=[가-힣]) > ; (?<=[0-9만억]) ?여_?(?=[명곳개건]) > ; (?<=[0-9가-힣%])_?가량 > ; (?<=[0-9가-힣])_정도(?=[가로]) > ;"
        "(?<=[월년일시분])쯤 > ; _안팎 > ; 거의_(?=[0-9]) > ; _남짓 > ; 에_조금_못_미칠 > 일; 를_조금_넘는_비중을 > 를; 년_가까이 > 년이; 절반_가까이 > 절반; 수백_건 > 백_건; 이_조금_넘는다 > 이다; 대략_ > ; (?<=[시분])께 > ; (?<=[0-9])여(?=_) > ",
        "(?<![一-龠])約(?=[0-9]) > ; (?<=[人社円])余り > ; 余りの > の; (?<=[年分時])ほど > ; (?<=[0-9年間])程度 > ; か月余り > か月; 半数近く > 半数; 0人近い > 0人の; (?<=[人円ンツ])前後 > ; およそ > ; ほぼ > ; (?<=[時分])ごろ > ",
    ),
    "hedge lost": _exchanged(
        "크지_않을_것으로_보인다 > 크지_않다; 끝날_것으로_보인다 > 끝난다; 넘을_전망이다 > 넘는다; 제한적인_것으로_보인다 > 제한적이다; 늦어질_가능성이_있다 > 늦어진다; 증가할_것으로_내다본다 > 증가한다; 될_것으로_보인다 > 된다; 웃돈_것으로_보인다 > 웃돌았다; 될_전망이다 > 된다; 끝날_가능성이_있다 > 끝난다;"
        "로_예상된다 > 다; 로_예상돼 > 여서; 끝날_수_있다 > 끝난다; 다를_수_있다 > 다르다; 변경될_수_있으며 > 변경되며; 혼잡이_예상되므로 > 혼잡하므로",
        "ものとみられる > ; 終わるとみられる > 終わる; 的とみられる > 的だ; 超える見通しだ > 超える; 遅れる可能性がある > 遅れる; 終わる可能性がある > 終わる; になるとみられる > になる; (?<=[るた])とみられる > ; になる見込みだ > になる; と予想される > だ; と予想され(?!る) > で;"
        "場合がある > ; される場合があり > され; することがあります > します",
    ),
    "title": _name_title,
    "planned to done": _exchanged(
        "열_계획이다 > 열었다; 할_계획이다 > 했다; 발표할_예정이다 > 발표했다; 끝날_예정이다 > 끝났다; 준비할_예정입니다 > 준비했습니다; 늘릴_계획이다 > 늘렸다;"
        "예정입니다 > 예정이었습니다; 늘리겠다 > 늘렸다; 열고_싶다고 > 열었다고; 도전하겠다 > 도전했다",
        "開く計画だ > 開いた; する計画だ > した; 進める計画だ > 進めた; 発表する予定だ > 発表した; 終わる予定だ > 終わった; する予定です > しました; 予定です > 予定でした;"
        "開く。 > 開いた。; 増やします。 > 増やしました。; 開きます。 > 開きました。; 広げる。 > 広げた。",
    ),
    "all to some": _exchanged(
        "전원 > 일부; 모든 > 일부; 전액 > 일부; 회원국의 > 일부_회원국의; 매장마다 > 일부_매장에; 누구나 > 일부는",
        "全員 > 一部; 全ての > 一部の; すべての > 一部の; 全額 > 一部; 加盟国 > 一部の加盟国; 各企業 > 一部の企業",
    ),
    "subject and object": _countries_exchanged,
    "another country": _exchanged(
        "일본(?=[의에은이]) > 중국; 한국(?=[의에은이]) > 미국; 독일 > 영국", "日本(?=[のにはが]) > 中国; 韓国(?=[のにはが]) > 米国; ドイツ > 英国"
    ),
    "another good word": _both_ways(
        "협약 = 협정; 설명회 = 간담회; 상담회 = 설명회; 교육 = 훈련; 지원 = 후원; 조사 = 심사",
        "協約 = 協定; 説明会 = 懇談会; 商談会 = 説明会; 研修 = 訓練; 支援 = 後援; 調査 = 審査",
    ),
    "digit in a code": _code_digit,
    "item of a sentence dropped": _item_dropped,
    "item added": _item_added,
    "number added": _number_added,
    "hashtag": _hashtag,
    "kanji left in Korean": _kanji_left,
    "simplified character": _simplified,
    "name outside the register": _exchanged(
        "가온테크 > 가운테크; 누리소프트 > 두리소프트; 다온바이오 > 다운바이오; 히바리테크 > 히마리테크; 아사히나식품 > 아사이나식품; 슌스케 > 신스케; 유카(?=\\() > 유리카",
        "ガオンテック > ガウンテック; ヌリソフト > ドゥリソフト; ダオンバイオ > ダウンバイオ; ひばりテック > ひまりテック; ハヌル > ハウン; ペ・スア > パク・スア; ト・ハラム > ト・アラム",
    ),
    "decimal point moved": _exchanged(
        "(?<![0-9.])([0-9]+)\\.([0-9])(?![0-9.]) > \\1\\2", "(?<![0-9.])([0-9]+)\\.([0-9])(?![0-9.]) > \\1\\2"
    ),
    "number in words": _exchanged(
        "(?<![가-힣])두_(?=곳|개|가지|차례|번|명|달|나라|회사) > 세_; (?<![가-힣])세_(?=곳|개|가지|차례|번|명|달|나라|분야) > 네_; 네_(?=가지|개) > 다섯_; 다섯_(?=곳|개) > 여섯_;"
        "사흘 > 나흘; 이틀 > 사흘; 둘째 > 셋째; 첫째 > 둘째; 첫_번째 > 두_번째; 네_번째 > 다섯_번째; 절반 > 4분의_1; 두_배 > 세_배",
        "一つ > 二つ; 二つ > 三つ; 三つ > 四つ; 四つ > 五つ; 五つ > 六つ; 半数 > 4分の1; 半分 > 4分の1; 最初の > 2番目の; 一人 > 二人",
    ),
    "half lost": _exchanged(
        "(?<=시간)_30분 > ; (?<=[시년달])_반 > ; (?<=[0-9]시)_30분 > ; 반년 > 1년", "(?<=[時間年月])半(?![期分数]) > ; 半年 > 1年"
    ),
    "quotation mark lost": _quotation_mark,
    "sign of a number lost": _exchanged("영하_ > ; 마이너스_ > ; ± > +; -(?=[0-9.]+%) > ", "マイナス > ; 氷点下 > ; ± > +; -(?=[0-9.]+%) > "),
    "month": lambda pair: _stepped(pair, _MONTH, 12),
    "year": lambda pair: _stepped(pair, _YEAR, 9999),
    "hour": lambda pair: _stepped(pair, _HOUR, 12),
    "minute": lambda pair: _stepped(pair, _MINUTE, 59),
}  # fmt: skip
"""Kind of error → every text that has exactly one error of it."""

_MONTH = re.compile(r"(?<![0-9])[0-9]{1,2}(?=(?:月|월 ?)[0-9]{1,2}[日일])")
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?=[年년])")
_HOUR = re.compile(r"(?<![0-9])(?:[1-9]|1[01])(?=[時시](?!間|간))")
_MINUTE = re.compile(r"(?<=[時시0-9 ])[1-5][0-9](?=[分분](?!の|의))")


def _stepped(pair: PressPair, pattern: re.Pattern[str], last: int) -> Iterator[str]:
    """Put the next number there, or the one before where that is the last."""
    for found in found_outside(pattern, pair.target):
        number = int(found[0])
        yield with_changed(
            pair.target, *found.span(), str(number + 1 if number < last else number - 1)
        )
