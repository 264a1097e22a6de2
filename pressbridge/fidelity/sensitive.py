"""Check of sensitive words, which two countries fight over: a person always decides.

No rendering of them is safe by rule, in the source or in the translation, so each is a hard
finding (docs/checks.md). Where a form also belongs to other words, those that are certain are let
through (동해시 is a town, 東海道 a railway, 천황봉 a hill); any doubt goes to a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.fidelity.pattern_tables import combined_pattern, split_alternatives
from pressbridge.words.problems import said

_KO_NAMES = "청|항|안|선|(?:남부|중부|북부)선|고속|물산|식품|대학|대교|시(?!대)"
_JA_NAMES = "道|地方|大学|村|市|岸|林|理化|旅客|テレビ|ラジオ|北陸|三県|自然|高校|大相模"
_FORCED = "(?:징용|동원|노동|노역|연행)"
_WORDS = (
    # The sea. 동해안 (the coast), 동해선 (a line) and 동해시 (a town) are Korea's own words; the
    # Japanese region is 東海地方. 동해 alone, 동해상, 동해바다 mean the sea.
    rf"동해(?<![가-힣]동해)(?!{_KO_NAMES})|日本海(?!側)|일본해",
    f"東海(?<![一-龥]東海)(?!{_JA_NAMES})",
    # The islets. 감독도 and 단독도 end like them, 독도법 is the reading of maps. 竹島 is also a
    # family name: before 氏 or a title it is a person.
    "독도(?<![가-힣]독도)(?!법(?![가-힣]{2}))|獨島|独島|竹島(?!氏|さん|社長|会長|代表)|다케시마|타케시마|たけしま|リアンクール|리앙쿠르",
    # The emperor. 통일왕국 is a kingdom, 일왕곡 a place, 1일왕복 a return within a day, 천황봉 a
    # hill, 천황사 a temple; 天皇賞 and 天皇杯 are cups.
    "일왕(?<![가-힣]일왕)(?!곡|복)|천황(?<![가-힣]천황)(?!봉|산|사)|天皇(?!賞|杯)|日王(?<![一-龥]日王)",
    # Colonial rule and the war.
    rf"위안부|慰安婦|강제 ?{_FORCED}|징용공|징용 ?피해|근로정신대|挺身隊",
    "徴用(?:工|被害|問題)|強制(?:徴用|動員|労働|労役|連行)|朝鮮半島出身(?:の)?労働者",
    "욱일기|旭日旗|야스쿠니|靖国|靖國",
)
_SENSITIVE, _ = combined_pattern([form for forms in _WORDS for form in split_alternatives(forms)])


_IN_SOURCE = said('"{word}" in the source is for a person to decide')
_IN_TRANSLATION = said('"{word}" in the translation is for a person to decide')


def findings(pair: TextPair) -> Iterable[Finding]:
    """Return each sensitive word of the source and of the translation, once."""
    if _SENSITIVE.search(pair.source) or _SENSITIVE.search(pair.target):
        return _words(pair)
    return ()


def _words(pair: TextPair) -> Iterator[Finding]:
    for text, template in ((pair.source, _IN_SOURCE), (pair.target, _IN_TRANSLATION)):
        for word in dict.fromkeys(found[0] for found in _SENSITIVE.finditer(text)):
            message = said(template, word=word)
            yield Finding("sensitive", hard=True, message=message)
