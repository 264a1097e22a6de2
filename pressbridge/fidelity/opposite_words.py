"""The words of direction, limit and time that exclude each other, by family."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressbridge.fidelity.pattern_tables import combined_pattern, literal_prefix, split_alternatives
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Words of which one excludes the others: 이상, 이하; 以上, 以下."""

    senses: tuple[tuple[str, str, str], ...]
    """(senses, separated by spaces; Korean pattern; Japanese pattern) of each word."""
    hard: bool = True
    """Whether an exchange is a hard finding."""
    before: re.Pattern[str] | None = None
    """Pattern of the text before a word that makes it sure; ``after``: of the text after it."""
    after: re.Pattern[str] | None = None


_FIGURE_BEFORE = late(r"[0-9０-９][^0-9０-９.,!?。、()（）\n]{0,8}\Z")
_FIGURE_AFTER = late(r"[^0-9０-９.,!?。、()（）\n]{0,8}[0-9０-９]")
_NO_HOUR_AFTER = late(r"(?! ?[0-9０-９]{1,2}[시時:：])")
_STOP = r"(?=[ ,.·~∼〜부까에의경쯤인로]|$)"
_SEASON = r"(?=[のにはもかまへ号頃ごシ季休、。・」）先ら ]|$)(?<![一二三千青立売思回][春夏秋冬])"


def _part_of(periods: str, link: str, *words: str, tail: str = "") -> str:
    """Return the expression of a word right behind a period, which another family may have read."""
    return "|".join(
        f"{word}(?<=[{periods}]{between}{word}){tail}" for word in words for between in ("", link)
    )


_FAMILIES = (
    Family(
        (
            ("from upto under", "이상이? 아니", "以上(?=[^。]{0,12}(?:ない|ません|ず))"),
            ("from", "이상(?! ?한| ?기후|하| ?현상| ?반응| ?징후| ?거래| ?저온| ?고온)", "以上"),
            ("upto from over", "넘지|초과하지", "超え(?=ない|ては|ず|ませ)|上回ら"),
            ("from over", "넘(?=[는긴겼어었을기])", "超[えす]|上回"),
            ("over", "초과", "超(?![えす])"),
            ("upto", "이하", "以下|以内"),
            ("upto under", "이내|밑돌|못 미", "下回|満たな"),
            ("under", "미만", "未満"),
        ),
        before=_FIGURE_BEFORE,
    ),
    Family(
        (
            ("after", "이후|부터|후(?=[에까 ,.의]|$)", "以降|以後|から|より|後(?![半期])"),
            ("before", "이전|까지|전(?=[에까부 ,.의]|$)", "以前|まで|前(?![年月日期週半])"),
        ),
        hard=False,
        before=late(r"[0-9０-９] ?(?:[년월일시분年月日時分])(?:[(（].[)）])?\Z"),
    ),
    Family(
        (
            ("most", "최대|최고", "最大|最高|上限|最多"),
            ("least", "최소(?!화)|최저", "最小|最低|下限|最少|少なくとも"),
        ),
        after=_FIGURE_AFTER,
    ),
    Family(
        (
            (
                "up",
                (
                    "증가|늘(?=[어었리린릴려렸고면며다])(?<![오하그비마바]늘)|상승|오르|올랐|올라"
                    "|오른(?!쪽|편|손)|확대|급증|증액|증원|높[아였이]"
                ),
                "増(?!減|田|島)|上昇|拡大|伸び|上が(?=[りるっ])|高ま",
            ),
            (
                "down",
                (
                    "감소|줄(?=어|었|인[다 ]|이[고는며지]|여|였)(?<![가-힣0-9]줄)|하락|내리|내렸"
                    "|내려(?!받|다)|내린|축소|급감|감액|감축|삭감|절감|단축|떨어"
                ),
                (
                    "減(?![免税])(?<![増加]減)|下落|低下|縮小|下が(?=[りるっ])|下げ(?<![りき値]下げ)"
                    "|短縮|落ち(?!着)|低減|削減"
                ),
            ),
        ),
        before=_FIGURE_BEFORE,
        after=_FIGURE_AFTER,
    ),
    Family((("black", "흑자", "黒字"), ("red", "적자", "赤字"))),
    Family(
        (
            (
                "without",
                (
                    "부가(?:가치)?세[은는가이을를 ]{0,2}(?:별도|제외)"
                    "|세금[은는을 ]{0,2}(?:별도|제외)|VAT ?별도"
                ),
                "税[は・ ]?(?:別|抜)|税を除|VAT別",
            ),
            (
                "with",
                "부가(?:가치)?세[은는가이을를 ]{0,2}포함|세금[은는을 ]{0,2}포함|VAT ?포함",
                "税[を・ ]?(?:込|含)|VAT込",
            ),
        )
    ),
    Family((("first", "상반기", "上半期|上期"), ("second", "하반기", "下半期|下期"))),
    Family(
        (
            (
                "start",
                _part_of("년월달", " ", "초", tail=_STOP) + "|연초|초순|상순",
                (
                    _part_of("年月", "の", "はじめ", "始め", "頭")
                    + "|"
                    + _part_of("年月", "の", "初", tail="[めに頭]")
                    + "|上旬|初旬|初頭"
                ),
            ),
            ("middle", "중순|중반", "中旬|半ば|なかば|中頃|中ごろ"),
            (
                "end",
                _part_of("년월달", " ", "말", tail=_STOP) + "|연말|하순",
                _part_of("年月", "の", "末", "終わり", "暮れ") + "|下旬",
            ),
        )
    ),
    Family(
        (
            ("day", "매일(?!경제|신문|유업)|날마다", "毎日(?!新聞|経済)|日々|日ごと"),
            (
                "week",
                "매주|주(?<![가-힣0-9]주) ?[0-9]{1,3}(?= ?[회번])",
                "毎週|週に?[0-9]{1,3}(?=回)|週ごと",
            ),
            (
                "month",
                "매월|매달|월(?<![가-힣0-9]월) ?[0-9]{1,3}(?= ?[회번])",
                "毎月|月(?<![0-9]月)に?[0-9]{1,3}(?=回)|月ごと(?<![カヶヵケか箇個]月ごと)",
            ),
            ("quarter", "분기마다|매 ?분기", "四半期(?:ごと|毎)|毎四半期"),
            (
                "year",
                "매년|해마다|연(?<![가-힣0-9]연) ?[0-9]{1,3}(?= ?[회번])",
                "毎年|年(?<![0-9]年)に?[0-9]{1,3}(?=回)|年々",
            ),
        )
    ),
    Family((("am", "오전", "午前"), ("pm", "오후", "午後")), after=_NO_HOUR_AFTER),
    Family(
        (
            ("yesterday", "어제|전날", "昨日|前日|きのう(?=[のにはも、])"),
            ("today", "오늘(?!의집)", "今日|本日|きょう(?=[のにはも、])"),
            ("tomorrow", "내일(?!채움|배움)|다음 ?날|이튿날", "明日|翌日|あす(?=[のにはも、])"),
        )
    ),
    Family(
        (
            ("last", "지난 ?달|전월", "先月|前月"),
            ("this", "이달(?<![가-힣]이달)|이번 ?달|금월|당월", "今月|当月|本月"),
            ("next", "다음 ?달|내달(?![리려렸])(?<![가-힣]내달)|익월", "来月|翌月"),
        )
    ),
    Family(
        (
            ("last", "지난 ?주(?![가-힣]{2})|지난주", "先週|前週"),
            ("this", "이번 ?주(?=[ ,.말에부까중는]|$)", "今週|当週"),
            ("next", "다음 ?주(?=[ ,.말에부까중는초]|$)", "来週|翌週"),
        )
    ),
    Family(
        (
            ("last", "작년|지난해|전년", "昨年|去年|前年|昨[春夏秋冬]"),
            ("this", "올해|금년|올(?= ?[봄여가겨상하])|당해", "今年|本年|当年|今[春夏秋冬]"),
            ("next", "내년|이듬해|다음 ?해|명년", "来年|翌年|明年|来[春夏秋冬]"),
        )
    ),
    Family(
        (
            ("spring", "봄(?<![해어아가]봄)|춘계", f"春{_SEASON}"),
            ("summer", "여름|하계(?!동)", f"夏{_SEASON}|夏期"),
            ("autumn", "가을", f"秋{_SEASON}"),
            ("winter", "겨울|동계", f"冬{_SEASON}|冬期"),
        )
    ),
    Family(
        (
            ("since", "만에", "ぶり"),
            (
                "during",
                "년간|년 ?동안|개월간|개월 ?동안|일간|일 ?동안",
                "年間(?![でに]|ぶり)|月間(?![でに]|ぶり)|日間(?![でに]|ぶり)",
            ),
        ),
        hard=False,
        before=late(r"[0-9０-９][^0-9０-９。.]{0,3}\Z"),
    ),
    Family(
        (
            ("export import", "수출입", "輸出入"),
            ("export", "수출", "輸出"),
            ("import", "수입", "輸入"),
        )
    ),
    Family((("raise", "인상", "引き?上げ|値上げ"), ("lower", "인하", "引き?下げ|値下げ"))),
    Family((("for", "찬성", "賛成"), ("against", "반대", "反対"))),
    Family((("allow", "허용|허가", "許可|許容|許諾"), ("forbid", "금지", "禁止")), hard=False),
    Family((("grant", "승인", "承認"), ("refuse", "거부", "拒否|拒絶")), hard=False),
    Family((("sign", "체결", "締結"), ("break", "파기", "破棄"))),
    Family((("enter", "입국", "入国"), ("leave", "출국", "出国"))),
    Family(
        (
            ("can", "가능(?<!불가능)", "可能(?<!不可能)"),
            ("cannot", "불가(?!피|결|리)", "不可(?!欠|避|分)"),
        ),
        hard=False,
    ),
    Family(
        (
            ("open", "개막|개회|개장", "開幕|開会|開場"),
            ("close", "폐막|폐회|폐장", "閉幕|閉会|閉場"),
        )
    ),
    Family(
        (
            ("double", "두 ?배|갑절|2 ?배|배(?=로 늘|가 넘)", "2倍|二倍|倍増|倍に"),
            ("half", "절반|반감|반으로", "半減|半分|半数"),
        )
    ),
    Family((("Celsius", "섭씨", "摂氏"), ("Fahrenheit", "화씨", "華氏"))),
    Family((("paid", "유료", "有料"), ("free", "무료", "無料"))),
    Family(
        (
            ("start", "시작|개시|착수", "開始|始[まめ]"),
            ("end", "종료|끝[나난낸]|마감", "終了|終わ|締め?切"),
        ),
        hard=False,
    ),
    Family((("inside", "국내", "国内"), ("abroad", "해외|국외", "海外|国外")), hard=False),
    Family((("online", "온라인", "オンライン"), ("offline", "오프라인", "オフライン")), hard=False),
)


def _compiled(place: int) -> tuple[re.Pattern[str], list[tuple[Family, frozenset[str]]]]:
    """Return one pattern of all words, and (family, senses) of each of its groups."""
    parts = [
        (part, family, frozenset(sense[0].split()))
        for family in _FAMILIES
        for sense in family.senses
        for part in split_alternatives(sense[place])
    ]
    pattern, order = combined_pattern([part for part, _, _ in parts])
    return pattern, [parts[at][1:] for at in order]


def _stems(place: int) -> dict[Family, list[tuple[frozenset[str], str]]]:
    """Return the senses of each family, and what a word of each begins with."""
    return {
        family: [
            (frozenset(sense[0].split()), beginning)
            for sense in family.senses
            for beginning in dict.fromkeys(map(literal_prefix, split_alternatives(sense[place])))
        ]
        for family in _FAMILIES
    }


TABLES = {Lang.KO: _compiled(1), Lang.JA: _compiled(2)}
STEMS = {Lang.KO: _stems(1), Lang.JA: _stems(2)}
