"""The words before and after a point in time, by family: 이전 and 이후, 以内 and 経過."""

from __future__ import annotations

from pressbridge.fidelity.opposite_amounts import FIGURE_AFTER, FIGURE_BEFORE, INSIDE_KO
from pressbridge.fidelity.opposite_family import Family
from pressbridge.words.patterns import late

_AFTER_KO, _AFTER_JA = "후(?=[에까부의입이로])|후(?=[ ,.]|$)", "後(?![半期ろ])"
_BACK_KO = "뒤(?=[에 ,.의]|$)"
_WITHIN = Family(
    (
        ("within", f"이내|{INSIDE_KO}", "以内"),
        (
            "later",
            f"이후|경과|지난(?= [날뒤후])|{_AFTER_KO}|{_BACK_KO}",
            f"以降|以後|経過|経(?=[たて])|過ぎ(?=[たて])|{_AFTER_JA}",
        ),
    ),
    before=FIGURE_BEFORE,
)
_DAY = Family(
    (
        ("after", "이후", "以降|以後"),
        ("before", "이전", "以前"),
    ),
    before=late(
        r"[0-9０-９] ?[년월일시年月日時](?: ?[0-9０-９]{1,2} ?[분分])?"
        r"(?:[(（][^()（）]{1,6}[)）])? ?\Z"
    ),
)
"""After or before a day, in the two words that say nothing else."""
_DAYS = (
    "정오|자정|[가-힣]{1,3}일|날|오늘|내일|어제|[상하]반기|년도|연도|[연월주년]말|연초|전반|후반"
    "|중반"
    "|올해|내년|작년|지난해|이달|다음 ?달|지난 ?달|봄|여름|가을|겨울|아침|저녁|새벽|밤|시점|단계"
    "|기한"
    "|출범|체결|시행|공포|발표|발효|마감|종료|완료|만료|개막|폐막|설립|출생|가입|도착|[전후]"
    "|正午|零時|[一-龥たの]日|[上下]半?期|年度|[年月週]末|年始|[前後]半|半ば|[今来昨翌前去]年"
    "|[今来先翌]月|[春夏秋冬]|朝|夕方|夜|時点|段階|期限"
    "|発足|締結|施行|公布|発表|発効|締め?切り?|終了|完了|満了|開幕|閉幕|設立|到着|[前後]"
)
_CLOCK = (
    "시간|時間|月期|월기|[년월일시분年月日時分]|[주개]?[주월] ?|週間|週|[カヵか]月|분기|四半期|年度"
    "|년도|学期|학기|年代|년대"
)
_BEFORE_KO, _BEFORE_JA = (
    "전(?=[에까부의입이로])|전(?= [0-9])|전(?= [한두세네] )",
    "前(?![年月日期週半進倒後])",
)
_POINT = Family(
    (
        (
            "after",
            f"이후|부터|{_AFTER_KO}",
            (
                "以降|以後|から|より(?=[後あ])"
                "|より(?![も前以多少高低大小増減伸長短早遅良い0-9０-９])"
                f"|{_AFTER_JA}"
            ),
        ),
        (
            "before",
            f"이전|까지|{_BEFORE_KO}|전(?=[ ,.]|$)",
            f"以前|まで|より前|より以前|{_BEFORE_JA}",
        ),
    ),
    hard=False,
    before=late(
        r"(?:(?:[0-9０-９][:：][0-5０-５][0-9０-９]|"
        rf"[0-9０-９] ?(?:{_CLOCK})(?:[(（][^()（）]{{1,6}}[)）])?[)）]?|{_DAYS})"
        r"(?: ?[말초차]| ?중순|末|目|初め|初旬|[上中下]旬|頃|ごろ)?|[19])(?:の|으?로)? ?\Z"
    ),
)
_EVENT = Family(
    (
        ("after", f"이후|{_AFTER_KO}|{_BACK_KO}", f"以降|以後|{_AFTER_JA}|から(?=[0-9])"),
        ("before", f"이전|{_BEFORE_KO}", f"以前|{_BEFORE_JA}"),
    ),
    certain=(("after", "직후", "直後"), ("before", "직전", "直前")),
    hard=False,
    before=late(
        r"(?:[一-龥ァ-ヶー]{2}の?|[たるうくすむぶつ]|[가-힣]{2} |[0-9０-９][^0-9０-９.。、]{1,3})\Z"
    ),
    after=FIGURE_AFTER,
)
POINTS = (_WITHIN, _DAY, _POINT, _EVENT)
