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


_BASE_KO = "(?= ?(?:같은 ?(?:기간|달|분기)|동기|동월|동일)|도? ?(?:말 ?)?(?:대비|보다|에 비해))"
_BASE_JA = "(?=の?同[期月日]|度?末?(?:比|に比べ|と比べ|より))"
"""What follows the time that another one is compared with: 전년 대비, 前年同期比."""

TIMES = (
    Family(
        (
            ("day", f"전일{_BASE_KO}|전날{_BASE_KO}", f"前日{_BASE_JA}"),
            ("week", f"전주{_BASE_KO}|지난주{_BASE_KO}", f"前週{_BASE_JA}|先週{_BASE_JA}"),
            ("month", f"전월{_BASE_KO}|지난달{_BASE_KO}", f"前月{_BASE_JA}|先月{_BASE_JA}"),
            (
                "quarter",
                f"전 ?분기{_BASE_KO}|직전 ?분기{_BASE_KO}",
                f"前四半期{_BASE_JA}|前期{_BASE_JA}",
            ),
            (
                "year",
                f"전년{_BASE_KO}|작년{_BASE_KO}|지난해{_BASE_KO}",
                f"前年度?{_BASE_JA}|昨年度?{_BASE_JA}|去年{_BASE_JA}",
            ),
            ("now", f"올해{_BASE_KO}|금년{_BASE_KO}", f"今年度?{_BASE_JA}|本年{_BASE_JA}"),
            ("next", f"내년{_BASE_KO}", f"来年度?{_BASE_JA}"),
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
            ("hour", "매시간|시간마다", "毎時|時間ごと"),
            (
                "day",
                "매일(?!경제|신문|유업)|날마다|일간(?<![0-9가-힣]일간)",
                "毎日(?!新聞|経済)|日々|日ごと|日次",
            ),
            (
                "week",
                "매주|주간(?<![0-9가-힣]주간)(?! ?보)|주(?<![가-힣0-9]주) ?[0-9]{1,3}(?= ?[회번])",
                "毎週|週間(?<![0-9０-９一二三四]週間)|週次|週に?[0-9]{1,3}(?=回)|週ごと",
            ),
            (
                "month",
                "매월|매달|월간(?<![0-9가-힣]월간)|월(?<![가-힣0-9]월) ?[0-9]{1,3}(?= ?[회번])",
                "毎月|月間(?<![0-9０-９カヶか]月間)|月次|月(?<![0-9]月)に?[0-9]{1,3}(?=回)|月ごと(?<![カヶヵケか箇個]月ごと)",
            ),
            ("quarter", "분기마다|매 ?분기", "四半期(?:ごと|毎)|毎四半期"),
            (
                "year",
                "매년|해마다|연간(?<![0-9가-힣]연간)|연(?<![가-힣0-9]연) ?[0-9]{1,3}(?= ?[회번])",
                "毎年|年間(?<![0-9０-９数]年間)|年次|年(?<![0-9]年)に?[0-9]{1,3}(?=回)|年々",
            ),
        )
    ),
    Family((("am", "오전", "午前"), ("pm", "오후", "午後")), placed=False, after=_NO_HOUR_AFTER),
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
)
