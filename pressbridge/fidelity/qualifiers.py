"""Check of what qualifies a statement, always soft: "about", "it seems", a negation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressbridge.fidelity.figures import Figure, paired_figures
from pressbridge.fidelity.negations import NEGATION_FORMS
from pressbridge.fidelity.negations import findings as negated
from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late
from pressbridge.words.problems import said

_ROUGHLY_JA = "約(?<![契公条予制節協盟集要特誓解密確規倹]約)"
_ABOUT_FORMS = {
    Lang.KO: (
        "약(?<![가-힣0-9]약)(?= ?[0-9]| [가-힣])|여(?<=[0-9천만백십억]여)|가량|정도|안팎|남짓"
        "|대략|대체로|거의|내외|쯤"
        "|대(?<=[원엔러%]대)|수준(?<=[0-9%원명배반러엔건개곳톤조억만천] 수준)"
        "|조금|약간|가까[이운]|육박|가깝|꼴(?<=[번명]꼴)|수(?<![가-힣]수)(?=[십백천만])|무렵"
        "|경(?<=[시분일월초]경)|께(?<=[시분일월초]께)|얼추|줄잡아|어림잡아|대강"
        "|선(?<=[원엔러%]선)(?=[에으까]| (?!아래|밑|위|밖))"
        "|선(?<=[원엔러%] 선)(?=[에으까]| (?!아래|밑|위|밖))"
    ),
    Lang.JA: (
        f"{_ROUGHLY_JA}|余り|余(?=[のが、。人社件名])|ほど|程度|前後|くらい|ぐらい|近[くい]|ごろ"
        "|頃|およそ"
        "|ほぼ|ざっと|概ね|おおむね|おおよそ|概算|あまり|内外(?<!国内外)|十数|数(?=[十百千万])"
        "|何(?=[十百千万])|台(?<=[円ンル%]台)|やや|わずか|少し|迫[るっり]"
        "|弱(?<=[時分割%円人年億万千台件社月間か倍本戸歳ルロトンム]弱)"
        "|強(?<=[時分割%円人年億万千台件社月間か倍本戸歳ルロトンム]強)"
    ),
}
"""Few texts say "about". Each word begins with one letter, by which ``re`` finds it quickly."""
_ANY_ABOUT = {lang: late(form) for lang, form in _ABOUT_FORMS.items()}
_BEFORE = late(
    rf"(?:약(?<![가-힣]약)|대략|대체로|거의|얼추|줄잡아|어림잡아|대강|{_ROUGHLY_JA}|およそ"
    rf"|おおよそ|ほぼ|ざっと|概ね|おおむね|概算で)"
    r"[ 、]?\Z"
)
_BEHIND = late(
    r" ?(?:선(?<=[원엔러%].)(?=[에으까]| (?!아래|밑|위|밖))|선(?<=[원엔러%] 선)(?=[에으까]"
    r"| (?!아래|밑|위|밖))"
    r"|[가-힣]{0,3}(?:여(?=[ 가-힣])(?!야|객|단(?!체)|행|론|성|자)"
    r"|가량|정도|안팎|남짓|내외|쯤|께|무렵|전후"
    r"|경(?=[ ,.에까부의]|$)|대(?=[ 에의로를가,.까와과였]|부터|보다|이[며다고었]|다[. ]|$)"
    r"|(?:[을를이가에] ?)?(?:조금|약간|살짝"
    r"|소폭) ?(?:넘|웃|못|밑|모자|안 |덜|상회|하회|부족))|[가-힣]{0,2} ?(?:가량|정도|안팎|남짓"
    r"|내외|가까[이운]|육박)"
    r"|[一-鿿ァ-ヶー]{0,4}(?:余り?|あまり|ほど|程度|前後|くらい|ぐらい|近[くい]|ごろ|頃"
    r"|弱(?![いくみ小])(?<!震度[56]弱)|強(?![化いくみ調])(?<!震度[56]強)|台(?=[のにで前後、。とをへがはもまか]|$)|をやや"
    r"|をわずか|を少し|に迫"
    r"|内外(?<!国内外)))"
)
_ROUGH = {
    Lang.KO: late(
        "(?:약(?<![가-힣]약)|대략|대체로|거의) ?(?:[0-9]|다섯|여섯|일곱|여덟"
        "|아홉|열|스[물무]|절반|반 ?년)"
        "|(?:[0-9]|절반|반년|다섯|여섯|일곱|여덟|아홉|하루|이틀|사흘|열흘|일주일"
        "|(?<![가-힣])[한두세네])"
        " ?(?:[가-힣]{1,3})? ?(?:가량|정도(?=[ .,로의에가를인])(?<!배정도)|안팎|남짓"
        "|내외(?=[ .,의로])|가까[이운]|쯤)"
        "|[십백천만]여(?= )|수[십백천만](?<![가-힣]수[십백천만])(?= ?[가-힣])"
        "|[0-9]여(?= ?[가-힣])(?!객|단(?!체)|행|론|성|자)"
    ),
    Lang.JA: late(
        f"{_ROUGHLY_JA} ?[0-9０-９一二三四五六七八九十百半]|(?:およそ|ほぼ|ざっと) ?[0-9０-９半]"
        "|[0-9０-９〇一二三四五六七八九十百千万億][^0-9０-９。、（）()ぁ-ん]{0,4}(?:余り|ほど"
        "|程度|前後|近く|くらい|ぐらい)"
        "|半[数分]の?(?:近く|近い|ほど|程度|余り)|十数[^0-9、。]|[数何][十百千万]"
    ),
}
"""A figure in digits or words that is about right."""
_INSIDE = late("여|余|あまり|数|수|몇")
_HEDGE = {
    Lang.KO: late(
        "것으로 ?(?:보|예상|전망|추정|추산|관측|분석|풀이|알려|전해|나타날)"
        "|예보|겠(?=습니다|다[. ])(?!다고)"
        "|으로 ?보[인입여]|로 ?보[인입여]|다고 ?보[인입여]"
        "|듯(?=하|[ .,])|전망|예상|추정|추산|관측|가능성|수도 있|지도 모|것 같|모양이|기대|파악"
    ),
    Lang.JA: late(
        "予報|みられ|とられ|見られ|思われ|考えられ|見通し|見込|予想|予測|推定|推計|観測|伝えられ|ようだ"
        "|ようです|らしい|もよう"
        "|模様|だろう|でしょう|かもしれ|可能性|そうだ|そうです|おそれ|恐れ|見方|とみて|と見て|期待"
    ),
}
_HEDGE_FORMS = {
    Lang.KO: (
        "것으로 ?(?:보[이인여]|예상|전망|추정|추산|관측)|보인다(?<=[로고] 보인다)|듯하"
        "|보입니다(?<=[로고] 보입니다)|예상(?:이다|된다|됩니다|이며|되며|되고)"
        "|전망(?:이다|된다|됩니다|이며|되며|되고)|추정(?:된다|됩니다|되며|되고)"
        "|추산(?:된다|됩니다|되며|되고)|관측(?:된다|됩니다|되며|되고)"
    ),
    Lang.JA: (
        "と[み見]られ(?:る|ます|て)|と思われ|見通し[でだ。]|見込[みまん][でだまれ。]|ようだ。"
        "|ようです。"
        "|もようだ|予想され|予測され|推定され|推計され|観測され"
    ),
}
"""What says no more than "it seems"; ``_HEDGE`` has whatever may say so in the other language."""


_SURE_HEDGE = {lang: late(form) for lang, form in _HEDGE_FORMS.items()}
_LIKELY = {
    lang: late(f"{_ABOUT_FORMS[lang]}|{_HEDGE_FORMS[lang]}|{NEGATION_FORMS[lang]}") for lang in Lang
}
"""Few texts qualify anything: only those that may do so are read closely."""


def findings(pair: TextPair) -> Iterable[Finding]:
    """Give soft findings: ``number`` for "about", ``opposite`` for "it seems" and a negation."""
    here, there = pair.lang.other, pair.lang
    if _LIKELY[here].search(pair.source) or _LIKELY[there].search(pair.target):
        return _differences(pair)
    return ()


def _differences(pair: TextPair) -> Iterator[Finding]:
    here, there = pair.lang.other, pair.lang
    yield from negated(pair)
    if _ANY_ABOUT[here].search(pair.source) or _ANY_ABOUT[there].search(pair.target):
        yield from _about(pair)
    seems, is_said = _SURE_HEDGE[here].search(pair.source), _SURE_HEDGE[there].search(pair.target)
    if seems and not is_said and not _HEDGE[there].search(pair.target):
        message = said('"{old}" is not in the translation', old=seems[0])
        yield Finding("opposite", False, message, (seems.span(),))
    elif is_said and not seems and not _HEDGE[here].search(pair.source):
        message = said('"{new}" is not in the source', new=is_said[0])
        yield Finding("opposite", False, message, target=(is_said.span(),))


_IN_SOURCE = said("{words} is about so many only in the source")
_IN_TRANSLATION = said("{words} is about so many only in the translation")


def _about(pair: TextPair) -> Iterator[Finding]:
    found = False
    for ours, theirs in paired_figures(pair):
        rough = _is_rough(ours, pair.source)
        if rough != _is_rough(theirs, pair.target) and not _is_a_level(ours, theirs, pair):
            found = True
            message = said(_IN_SOURCE if rough else _IN_TRANSLATION, words=ours.words)
            places = ((ours.at, ours.end),), ((theirs.at, theirs.end),)
            yield Finding("number", False, message, *places)
    if found:
        return
    here, there = pair.lang.other, pair.lang
    if more := _more_rough(pair.source, here, pair.target):
        yield Finding(
            "number",
            False,
            said("{words}: the translation does not say about how many", words=more),
        )
    elif more := _more_rough(pair.target, there, pair.source):
        yield Finding(
            "number", False, said("{words}: the source does not say about how many", words=more)
        )


def _more_rough(text: str, lang: Lang, other: str) -> str:
    """Return a rough figure of a text that has more of them than the other has "about"."""
    rough = [match[0] for match in _ROUGH[lang].finditer(text)]
    return rough[-1] if len(rough) > len(_ANY_ABOUT[lang.other].findall(other)) else ""


_LEVEL = late(" ?수준|の?水準|と同水準")
"""What may say "about" and need not: 3분의 1 수준 is 3分の1程度 as well as 3分の1の水準."""


def _is_a_level(ours: Figure, theirs: Figure, pair: TextPair) -> bool:
    level = _LEVEL.match(pair.source, ours.end) or _LEVEL.match(pair.target, theirs.end)
    return level is not None


def _is_rough(figure: Figure, text: str) -> bool:
    """Tell whether a figure is said to be about right."""
    if _INSIDE.search(figure.words) or _BEFORE.search(text, max(0, figure.at - 6), figure.at):
        return True
    return _BEHIND.match(text, figure.end) is not None
