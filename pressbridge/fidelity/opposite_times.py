"""The words of time that exclude each other, by family: 상반기 and 하반기, 올해 and 작년."""

from __future__ import annotations

from pressbridge.fidelity.opposite_family import Family
from pressbridge.words.patterns import late

_NO_HOUR_AFTER = late(r"(?! ?[0-9０-９]{1,2}[시時:：])")
_STOP = r"(?=[ ,.·~∼〜부까에의경쯤인로]|$)"
_SEASON = r"(?=[のにはもかまへ号頃ごシ季休、。・」）先ら ]|$)(?<![一二三千青立売思回][春夏秋冬])"


def _part_of(periods: str, link: str, *words: str, tail: str = "") -> str:
    """Return the expression of a word right behind a period, which another family may have read."""
    return "|".join(
        f"{word}(?<=[{periods}]{between}{word}){tail}" for word in words for between in ("", link)
    )


_BASE = late(
    " ?(?:같은 ?(?:기간|달|분기)|동기|동월|동일)|도? ?(?:말 ?)?(?:대비|보다|에 비해)"
    "|度?の?同[期月日]|度?末?(?:比|に比べ|と比べ|より)"
)
"""What follows the time that another one is compared with: 전년 대비, 前年同期比."""


def _only(number: str, words: str, between: str = "") -> str:
    """Return the expression of words behind one number, which is not the end of another one.

    It begins with the words: figures stand everywhere, and would be tried in vain.
    """
    return rf"{words}(?<=(?<![\d.]){number}{between}{words})"


_EACH = "(?:ごと|毎|おき|に[1１一][回度])"
_ONCE_KO = "(?=마다|에 ?(?:한|1) ?[번차회])"
_OFTEN_KO = "(?= ?(?:[0-9]{1,3}|한|두|세|네|다섯|여섯|몇) ?(?:번|차례|회|편))"
_OFTEN_JA = "(?=[0-9０-９一二三四五六数][回度])"
_MONEY_KO = "(?= ?(?:최대 ?|약 ?)?[0-9][0-9,]{0,9} ?[만천백억]{0,2} ?(?:원|엔|달러|유로))"
_MONEY_JA = "(?=(?:最大|約)?[0-9][0-9,]{0,9}[万千百億]{0,2}(?:円|ウォン|ドル|ユーロ))"
_RATE = "(?= ?[0-9]{1,2}(?:[.][0-9]{1,3})? ?[%％])"
"""Per cent behind a period: 연 4.75%, 年4.75％."""
_TIMES_JA = "に?(?:[0-9]{1,3}|[一二三四五])(?=[回便往本度件時])"
_MONTH, _TWO_MONTHS, _THREE_MONTHS, _SIX_MONTHS = (
    _only(number, "月", "[カヵかヶ箇個]") for number in "1236"
)
_TWICE, _FOUR_TIMES = "(?= ?(?:두|2) ?[번차회])", "(?= ?(?:네|4) ?[번차회])"
_YEAR_KO = (f"연(?<!\\w연){{0}}|한 ?해에?{{0}}|{_only('1', '년에')}{{0}}").format
_MONTH_KO = (f"월(?<!\\w월){{0}}|한 ?달에{{0}}|{_only('1', '개월에')}{{0}}").format
_HOW_OFTEN = Family(
    (
        ("year half-year", _YEAR_KO(_TWICE), "年(?<![0-9]年)に?[2２二](?=回)"),
        ("year quarter", _YEAR_KO(_FOUR_TIMES), "年(?<![0-9]年)に?[4４四](?=回)"),
        ("month fortnight", _MONTH_KO(_TWICE), "月(?<![0-9]月)に?[2２二](?=回)"),
        ("second", "매초|초마다|초당(?= ?[0-9])", "毎秒|秒ごと"),
        ("minute", "매분(?!기)|분마다|분당(?= ?[0-9])", "毎分|分ごと"),
        (
            "hour",
            "매시간|시간마다|시간당|시급(?=[은이을 ])",
            "毎時|時間ごと|時間当たり|時間あたり|時給",
        ),
        (
            "day",
            (
                f"매일(?!경제|신문|유업)|날마다|일간(?<!\\w일간)|하루에?{_OFTEN_KO}"
                f"|하루 ?평균|일 ?평균|하루{_MONEY_KO}"
            ),
            (
                "毎日(?!新聞|経済)|毎朝|毎晩|毎夕|日々|日ごと(?<![0-9０-９]日ごと)|日次|日額|日給"
                f"|{_only('1', '日')}に?{_OFTEN_JA}|{_only('1', '日')}{_MONEY_JA}"
                f"|{_only('1', '日平均')}"
                f"|日(?<![0-9]日)に{_OFTEN_JA}"
            ),
        ),
        (
            "week",
            (
                "매주|주간(?<!\\w주간)(?! ?보)"
                "|주(?<!\\w주)에? ?[0-9]{1,3}(?= ?[회번편시일])|주당|주 ?평균"
                f"|일주일에{_OFTEN_KO}|{_only('1', '주일에')}{_OFTEN_KO}"
            ),
            (
                f"毎週|週間(?<![0-9０-９一二三四]週間)|週次|週(?<![0-9]週)に?(?:[0-9]{{1,3}}"
                "|[一二三四五])(?=[回便往本度件時日])|週ごと"
                "|週当たり|週あたり|週平均"
                f"|{_only('1', '週間に')}{_OFTEN_JA}"
            ),
        ),
        (
            "fortnight",
            f"격주|{_only('2', '주')}{_ONCE_KO}|두 주에(?= ?한)",
            f"隔週|{_only('2', '週')}に[1１一]回",
        ),
        ("fortnight week", "주마다|주에 한", f"週間{_EACH}(?<![一1]週間ごと)"),
        (
            "month",
            (
                "매월|매달|다달이|월회비|월 회비|월간(?<!\\w월간)"
                "|월(?<!\\w월) ?[0-9]{1,3}(?= ?[회번편일시])"
                f"|한 ?달에?{_OFTEN_KO}|달마다(?<!\\w 달마다)|월(?<!\\w월){_MONEY_KO}"
                "|월 ?평균"
                f"|월(?<!\\w월){_RATE}|월리(?<!\\w월리)|월이율"
                f"|한 ?달에?{_MONEY_KO}|월(?= ?(?:정액|이용료|임대료|구독료|보수|급여|납입|회비"
                "|요금))"
            ),
            (
                f"毎月|月間(?<![0-9０-９カヶか]月間)|月次|月(?<![0-9年カヵかヶ箇個]月){_TIMES_JA}"
                f"|月(?<![0-9年今来先翌同当前各毎カヵかヶ箇個]月)に?[0-9]{{1,3}}日"
                f"|月(?<![0-9年今来先翌同当前各毎カヵかヶ箇個]月){_RATE}|月利"
                f"|月額|月々|月平均|月(?<![0-9年]月){_MONEY_JA}|月給|月謝|月会費|月収"
                f"|月ごと(?<![カヶヵケか箇個]月ごと)|{_MONTH}{_EACH}|{_MONTH}に{_OFTEN_JA}"
            ),
        ),
        (
            "two-days",
            f"격일|이틀에(?= ?한)|이틀마다|{_only('2', '일')}{_ONCE_KO}",
            f"隔日|{_only('2', '日')}{_EACH}",
        ),
        ("semester", "매 ?학기|학기마다|학기별", "毎学期|学期ごと"),
        ("three-days", "사흘에(?= ?한)|사흘마다", f"{_only('3', '日')}{_EACH}"),
        (
            "two-months",
            f"격월|두 달에(?= ?한)|두 달마다|{_only('2', '개월')}{_ONCE_KO}",
            f"隔月|{_TWO_MONTHS}{_EACH}",
        ),
        (
            "quarter",
            (
                "분기마다|매 ?분기|분기별|분기에(?= ?한| ?1)|석 ?달마다|세 달마다"
                f"|{_only('3', '개월')}{_ONCE_KO}"
            ),
            f"四半期(?:ごと|毎|別|に[1１一])|毎四半期|{_THREE_MONTHS}{_EACH}",
        ),
        (
            "half-year",
            (
                "반년마다|반년에(?= ?한)|반기별|반기마다|반기에(?= ?한)|여섯 달마다"
                f"|{_only('6', '개월')}{_ONCE_KO}"
            ),
            f"半年{_EACH}|半期{_EACH}|{_SIX_MONTHS}{_EACH}",
        ),
        (
            "year",
            (
                f"매년|해마다|연간(?<!\\w연간)|{_YEAR_KO(_OFTEN_KO)}|연 ?평균"
                f"|연(?<!\\w연){_MONEY_KO}|한 ?해{_MONEY_KO}|연봉|연회비"
                f"|연(?<!\\w연){_RATE}|연리(?<!\\w연리)|연이율"
                "|연(?= (?:이용료|회비|구독료|임대료|소득|매출|수입|수익))"
            ),
            (
                f"毎年|年間(?<![0-9０-９数]年間)|年次|年(?<![0-9]年){_TIMES_JA}|年々|年額|年平均"
                f"|年会費|年俸|年収|年商|年(?<![0-9]年){_MONEY_JA}"
                f"|年(?<![0-9前昨今来翌同半周毎]年){_RATE}|年利|年率"
                f"|年ごと(?<![0-9０-９半]年ごと)|{_only('1', '年に')}{_OFTEN_JA}"
            ),
        ),
        (
            "years",
            f"격년|{_only('2', '년')}{_ONCE_KO}|년마다",
            "|".join(["隔年", *(f"{_only(first, '年')}{_EACH}" for first in "2２カヵかヶ")]),
        ),
    )
)
TIMES = (
    Family(
        (
            ("day", "전일|전날", "前日"),
            ("week", "전주|지난주", "前週|先週"),
            ("month", "전월|지난달", "前月|先月"),
            ("quarter", "전 ?분기|직전 ?분기", "前四半期|前期"),
            ("year", "전년|작년|지난해", "前年|昨年|去年"),
            ("now", "올해|금년", "今年|本年"),
            ("next", "내년", "来年"),
        ),
        behind=_BASE,
    ),
    Family((("first", "상반기", "上半期|上期"), ("second", "하반기", "下半期|下期"))),
    Family((("first", "전반기", "前半期"), ("second", "후반기", "後半期"))),
    Family(
        (
            ("first", "초반|전반(?=전|에 |부)", "前半|序盤"),
            ("second", "후반|막판", "後半|終盤|大詰め"),
        ),
        hard=False,
        placed=False,
    ),
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
    _HOW_OFTEN,
    Family((("am", "오전", "午前"), ("pm", "오후", "午後")), placed=False, after=_NO_HOUR_AFTER),
    Family(
        (
            ("before yesterday", "그제|그저께", "一昨日|おととい"),
            ("after tomorrow", "모레", "明後日|あさって"),
            ("yesterday", "어제|전날", "昨日|前日|きのう(?=[のにはも、])"),
            ("today", "오늘(?!의집)|당일(?!치기)", "今日|本日|当日|きょう(?=[のにはも、])"),
            ("tomorrow", "내일(?!채움|배움)|다음 ?날|이튿날", "明日|翌日|あす(?=[のにはも、])"),
        )
    ),
    Family(
        (
            ("last", "지난달|지난 달|전월", "先月|前月"),
            ("this", "이달(?<!\\w이달)|이번 ?달|금월|당월", "今月|当月|本月"),
            ("after next", "다다음 ?달", "再来月"),
            ("before last", "지지난 ?달", "先々月"),
            ("next", "다음 ?달|내달(?![리려렸])(?<!\\w내달)|익월", "来月|翌月"),
        )
    ),
    Family(
        (
            ("last", "지난 ?주(?![가-힣]{2})|지난주", "先週|前週"),
            ("this", "이번 ?주(?=[ ,.말에부까중는]|$)", "今週|当週"),
            ("after next", "다다음 ?주", "再来週"),
            ("before last", "지지난 ?주", "先々週"),
            ("next", "다음 ?주(?=[ ,.말에부까중는초]|$)", "来週|翌週"),
        )
    ),
    Family(
        (
            ("before last", "재작년|지지난해", "一昨年|おととし"),
            ("after next", "내후년", "再来年"),
            ("last", "작년|지난해|전년", "昨年|去年|前年|昨春|昨夏|昨秋|昨冬"),
            ("this", "올해|금년|올(?= ?[봄여가겨상하])|당해", "今年|本年|当年|今春|今夏|今秋|今冬"),
            ("next", "내년|이듬해|다음 ?해|명년", "来年|翌年|明年|来春|来夏|来秋|来冬"),
        )
    ),
    Family(
        (
            ("spring", "봄(?<![해어아가]봄)|춘계", f"昨春|今春|来春|春{_SEASON}"),
            ("summer", "여름|하계(?!동)", f"昨夏|今夏|来夏|夏{_SEASON}|夏期"),
            ("autumn", "가을", f"昨秋|今秋|来秋|秋{_SEASON}"),
            ("winter", "겨울|동계", f"昨冬|今冬|来冬|冬{_SEASON}|冬期"),
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
)
