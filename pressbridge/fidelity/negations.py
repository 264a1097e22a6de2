"""Check of negations: whether a sentence became its contrary because 않다 or ない was lost.

All findings are soft. A sentence that negates is compared with whatever may negate in the other
language: 무시된다 is 区別されない, 밖에 없다 is しかない.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late
from pressbridge.words.problems import said
from pressbridge.words.sentences import sentences

_UN_KO = (
    "미(?<!\\w미)(?:신고|납|제출|이행|등록|가입|준수|참석|참가|설치|지급|정 |완성|발견|부착|착용"
    "|보유|취득|이수|수료"
    "|확인|공개|발표|적용|체결|반영|사용|정(?=[이입인])|배정|충족|반환|변제|회수|접종|응시|응답|회답|동의|승인"
    "|인증|허가|선정"
    "|해당|신청|작성|기재|첨부|이용|개설|고지|통보|취학|취업|경험|탑재|도입|혼(?!모)|시행|지정"
    "|분양|수령|검증)"
    "|비(?<!\\w비)(?:회원|공개|거주|과세|상장|가입|대상|해당|흡연|상근)"
    "|무(?<!\\w무)(?:허가|면허|자격|등록|신고|보험|담보|소속)"
)
_UN_JA = (
    "未(?=届|提出|納|払|登録|加入|実施|定(?=の|[。、」]|だ|で|と)|設置|履行|参加|申告|着手|完成|発見|装着|着用|取得"
    "|修了|確認|公開"
    "|発表|適用|締結|反映|使用|配分|充足|返還|返済|回収|接種|受験|回答|同意|承認|認証|許可|選定"
    "|該当|申請|記入|添付"
    "|利用|開設|就学|就業|経験|搭載|導入|婚|施行|指定|支給|受領|検証|満了)"
    "|無(?=届|許|免|資|登|保険|担保|所属|申告)|非(?=会員|公開|課税|上場|居住|該当|喫煙|常勤)"
)
"""Syllables that negate the word they begin: 미신고 is 届け出ない, 無許可 is 허가 없이."""
NEGATION_FORMS = {
    Lang.KO: (
        f"않|못|없|아니|아닙|아님|불가|안 [된됐됩됨돼하한했합해할함받쓰써]|불필요"
        f"|지 ?(?:마[십세시]|[말맙])|{_UN_KO}"
    ),
    Lang.JA: (
        f"な[いくかしけ]|ません|ず[、に]|不可|不要|無い|かねます|やめ|控え[くるたまさ]|遠慮"
        f"|対象外|{_UN_JA}"
    ),
}
"""What every negation has. Few texts negate: only those that may do so are read closely."""
_LIKELY = {lang: late(form) for lang, form in NEGATION_FORMS.items()}
_MUST = "(?:な[らり](?:ない|ません|ず)|いけ(?:ない|ません))"
_TAIL_KO = (
    "(?:[았었겠했]?(?:는다|다|습니다|고|으며|으나|지만|으니|기로|음|며|라며|다고|다며|는데)"
    "|을 (?:것|예정|계획|전망|방침)|[한합](?=[다니])|할 (?:것|예정|계획|전망|방침)|하[고며]|함"
    "|했[다고으지습])"
)
_PREDICATE_FORMS = {
    Lang.KO: (
        f"지(?:는|도|를|가)? ?(?:않|못){_TAIL_KO}|없{_TAIL_KO}|아니{_TAIL_KO}"
        "|안(?<![가-힣]안) ?[된됐됩한했합]"
        "|안(?<!\\w안) (?:[해할함돼됨받써]|하[는지고기]|쓰[고기])|아니라고|아니란"
        "|아니었|아닐 |않아(?= ?[,…]|$)|없어(?= ?[,…]|$)|못해(?= ?[,…]|$)|아닙니다|아님"
        "|아니라(?=[, ])|불가(?=[능하합함한]"
        "|[,.)]|$)"
        "|못 (?=[했한합하할함받])|않도록|불필요|지 ?마(?=[십세시])|지 ?말(?=[아고 ]|$)|지 ?맙"
    ),
    Lang.JA: (
        "ない(?=[。」』）)\n]|\\Z|と(?!き|、|い[けう])|ため|が、|もの|こと"
        "|方針|見通し|予定|見込|よう|まま|ので|の[はがを]|から)"
        "|ません(?!か)|なかった|なく(?=、|なる|なっ|なり)|無い(?=[。」])"
        "|なし(?<![みこは]なし)(?=[、。」)… ]|\\Z)"
        "|ず(?<=[かがさたならまわばせえけてねめれべげぜじきしいみり]ず)(?=[、に一-鿿。」 ]|$)"
        "|不可(?![欠避分])"
        "|不要(?!不急|品|物|論)|かねます|控え(?=くだ|る|ま|た[い。])|遠慮(?=くだ|いただ|願)"
        "|ないで(?=くだ|下さ|お)|やめ(?=ましょ|てくだ)"
    ),
}
_PREDICATE = {lang: late(form) for lang, form in _PREDICATE_FORMS.items()}
"""A predicate that is negated, before the end of a sentence or of a clause."""
_INSIDE_FORMS = {
    Lang.KO: (
        "지 ?(?:않|못하?|아니하)(?:은|는|을|던|았던|한|할|했던|아|해|아도|고도|거나|더라도|아서|기)"
        "(?=[ 때])"
        "|지 ?아니한(?= )|없[는던을](?= )|없었던|없이(?=[ ,])|없도록|없어(?= )"
        f"|{_UN_KO}|아닌(?= )|않으면|없으면"
        "|없어도|않아도|못하면"
    ),
    Lang.JA: (
        "ない(?=[一-鿿ァ-ヶ「])|なければ|ないと|なくて(?!は)|なけりゃ|なかった(?=[一-鿿ァ-ヶ])"
        f"|なし(?=[でにの])|対象外|{_UN_JA}|なく(?<=[一-鿿]なく)(?=[一-鿿ァ-ヶ])"
    ),
}
"""A negation before a noun or in a condition: said in many ways, so that it counts for less."""
_NEGATES = {lang: late(f"{_PREDICATE_FORMS[lang]}|{_INSIDE_FORMS[lang]}") for lang in Lang}
_IDIOMS = {
    Lang.KO: late(
        "뿐(?:만)? 아니[라고며]|밖에(?: [가-힣]{1,4})? ?(?:없|않|못)|틀림없|끊임없|변함없"
        "|어김없|상관 ?없|관계 ?없|다름없|아낌없"
        "|빈틈없|못지않|머지않|지 않을 수 없|지 않으면 안|없어서는 안|이 아닌가|만이 아니[라고]"
        "|미치지 ?(?:못|않)"
        "|문제(?:가|는)? ?없|여지가 없|차질 ?없|지체 ?없이"
        "|예외 ?없|빠짐 ?없|남김 ?없|막힘 ?없|거침 ?없|쉴 ?새 ?없|쉼 ?없|가감 ?없|격의 ?없|기탄 ?없"
        "|숨김 ?없|이견 ?없|부담 ?없|소홀함 ?없|흔들림 ?없|손색 ?없|더할 ?나위 ?없|말할 것도 ?없"
        "|오차 ?없|착오 ?없|구분 ?없|수 ?없이|한 ?없이|끝 ?없이"
        "|구애받지 않|가리지 않|상관하지 않|어느 ?쪽도 아니"
        "|료(?:는|가|도)? 없|비용?(?:은|는|이|가|도)? 없"
    ),
    Lang.JA: late(
        f"なければ{_MUST}|なくては{_MUST}|なきゃ{_MUST}|ねば{_MUST}|ないと{_MUST}|なくちゃ{_MUST}"
        "|か[もと]しれ(?:ない|ません)|に違い(?:ない|ありません)|ほかな(?:らない|りません)"
        "|ざるを[得え](?:ない|ません)|しか[ぁ-ん一-鿿]{0,6}?(?:な[いか]|ません)|妨げ(?:ない|ません)|少な[いくか]|危ない|ぎこちな[いく]"
        "|もったいな[いく]|切な[いく]|仕方な[いく]|限りな[いく]"
        "|やむを得な[いく]|この上な[いく]|くだらな[いく]|つまらな[いく]|間もなく|まもなく"
        "|だけで(?:は)?なく|のみ(?:なら|で)[ずな]く?|ばかりで(?:は)?なく|にかかわらず|問わず"
        "|必ず|まず"
        "|満た(?:な[いくか]|しませ|ず)"
        "|届か(?<=[名人席票円%件点台歳年月日倍割数ロルムントgmt回本枚]に届か)(?:な[いくか]|ず)"
        "|関係なく|欠かせない|に過ぎない|にすぎない|絶え間な[いく]|かけがえのない|何気な[いく]"
        "|余儀なく|さりげなく|思いがけず"
        "|もれなく|漏れなく|問題(?:は|が)?(?:ない|ありません)|ではない[かだで]|ではないでしょ"
        "|申し訳(?:ない|ありません)|すみません|滞りなく|遅滞なく|例外なく|分け隔てなく|遠慮なく"
        "|料(?:は|が)?(?:な[しいく]|かから(?:ない|ず)|かかりません)|費(?:は|が)?(?:な[しいく]|かから(?:ない|ず)|かかりません)|金(?:は|が)?(?:な[しいく]|かから(?:ない|ず)|かかりません)|途切れ(?:ること)?なく|抜かりなく|余すところなく|ご不明な"
        "|かまいません|構いません|構わない|限りません|どちらとも(?:いえ|言え)ない"
    ),
}
"""What only looks like a negation, or is one in one of the two languages alone.

Each form begins with one letter, by which ``re`` finds it quickly: no group and no class.
"""
_NOT_ONLY = "[지하치러시다일이삼사오육칠팔구십백천수몇]"
"""What stands before the 만 of 하지만, 다만 and 수만.

만, のみ and だけ count twice, by each of their letters or the space behind them: they say what 以外
and ない say together.
"""
_MAY_NEGATE = {
    Lang.KO: late(
        "않|못|없|맙|모[르른]|몰[라랐]|아[니닌닙님닐]|삼[가간갔]|자제|에 한[해하함]"
        f"|만(?<=[가-힣]만)(?<!{_NOT_ONLY}만)(?= )| (?<=[가-힣]만 )(?<!{_NOT_ONLY}만 )"
        "|덜 |부족|모자[라란랄람랐]|빠[진지졌뜨트]"
        "|안(?<![가-힣]안) ?[되된됐됩돼하한할했]|불[가-힣]{1,2}[하한능]|불가|불필요"
        "|불(?<![가-힣]불)(?:합격|참|법|허|복|이행|일치|공정|확실|편|안|만|량|완전|충분|명|응)"
        "|불(?<![가-힣]불)(?:규칙|균형|투명|매)"
        "|미[가-힣]{1,2}[하한된되]|미(?<![가-힣]미)(?:실시|완|확인)"
        f"|{_UN_KO}|적[은다](?<![가-힣]적[은다])|작[은다](?<![가-힣]작[은다])|낮[은다]"
        f"|다[르른를릅](?![가-힣]?[나가])"
        "|비(?:공식|정규|대면|영리|효율|정상|합리|협조|활성|수도권|인기|핵)"
        "|무[가-힣]{1,2}[하한]|무(?<![가-힣]무)(?:단|효|급|산|관)|금(?<![가-힣]금)[하합한]"
        "|어렵|어려[운워]|금지|제외|이외|외에|외(?<= 외)[의에는 ]|뿐"
        "|대신(?<![가-힣]대신)(?= )|실패|거부|말[고아]"
        "|반[하해](?=[는 여])|그대로|말 것|마십|마세|빼고|보다는|반대|누락|해제|방지"
        "|막[는아았을]|사라[지져졌진짐질]|보류|유보(?<!내부유보)|중지|취소|포기|무산|휴[무관업]|쉰|쉽니다|이[내하]"
        "|미만"
    ),
    Lang.JA: late(
        "定休|な[いくかけ]|ませ|ず(?![つれ])|ぬ|無(?![料線償人事])|不(?!動産|況|正|祥|審|屈)|未(?![来成])|遠慮"
        "|断[りるっ]|控え|かね(?=ます|る)|の(?=み)|み(?<=のみ)|だけ(?<!いただけ)"
        "|け(?<=だけ)(?<!いただけ)|安心|余計|省(?=[いくけか略])"
        "|外(?<=対象外)|限(?=[りるっ])|る(?<=に限る)|り(?<=に限り)|非(?!常)|なし"
        "|難(?![民病航聴関])(?<![避災]難)|困(?!難)|禁|除[くいか外]|以外|しか|代わり"
        "|失敗|拒|避(?![難妊])|防(?=[止ぐいごげ])|欠(?![陥点])|止め|やめ|反対"
        "|抜(?![本群擢])(?<!選抜)"
        "|休(?=[館業診校講止まむ])|異な|違[いうっえ]|反[しす](?<!違反[しす])|少な|小さ|低い"
        "|残[っるり]|以[内下]|見送|見合わせ|中止|保留|断念|取りや|白紙"
    ),
}
"""Whatever the other language may say a negation with."""


def findings(pair: TextPair) -> Iterator[Finding]:
    """Give a soft finding ``opposite`` for a sentence that negates in one language alone."""
    here, there = pair.lang.other, pair.lang
    if not _LIKELY[here].search(pair.source) and not _LIKELY[there].search(pair.target):
        return
    before, after = sentences(pair.source), sentences(pair.target)
    if len(before) != len(after):
        before, after = (pair.source,), (pair.target,)
    for source, target in zip(before, after, strict=True):
        ours, theirs = _Said(source, here), _Said(target, there)
        if word := _lost(ours, theirs):
            yield Finding(
                "opposite", False, said('"{word}" negates in the source alone', word=word)
            )
        elif word := _lost(theirs, ours):
            yield Finding(
                "opposite", False, said('"{word}" negates in the translation alone', word=word)
            )


def _lost(here: _Said, there: _Said) -> str:
    """Return a negation if a text has more of them than the other one may have, else nothing.

    Beside a word that only may negate (부족, 不足) stands its like in the other language: it does
    not make up for a negation that is gone.
    """
    if not _LIKELY[here.lang].search(here.whole) or not here.negations:
        return ""
    likes = max(0, min(here.other_words, there.other_words))
    left = there.number_of_words - likes
    if len(here.negations) <= left:
        return ""
    predicate = _PREDICATE[here.lang].search(here.text)
    if predicate is None and left:
        return ""
    return predicate[0] if predicate else here.negations[0]


class _Said:
    """What a text negates with, read as far as it is asked for."""

    def __init__(self, text: str, lang: Lang) -> None:
        self.whole = text
        self.lang = lang

    @cached_property
    def text(self) -> str:
        """The text without what only looks like a negation."""
        return _IDIOMS[self.lang].sub("＿", self.whole)

    @cached_property
    def negations(self) -> list[str]:
        """The negations, in order."""
        return [found[0] for found in _NEGATES[self.lang].finditer(self.text)]

    @cached_property
    def number_of_words(self) -> int:
        """How many words may negate, the negations among them."""
        return len(_MAY_NEGATE[self.lang].findall(self.text))

    @property
    def other_words(self) -> int:
        """How many words only may negate."""
        return self.number_of_words - len(self.negations)
