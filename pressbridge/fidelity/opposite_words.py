"""The words of limit, direction, time and choice that exclude each other, by family."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressbridge.fidelity.opposite_amounts import AMOUNTS, FIGURE_BEFORE
from pressbridge.fidelity.opposite_directions import DIRECTIONS
from pressbridge.fidelity.opposite_family import Entry, Family, Words
from pressbridge.fidelity.opposite_times import TIMES
from pressbridge.fidelity.pattern_tables import combined_pattern, literal_prefix, split_alternatives
from pressbridge.words.lang import Lang

_WORDS = (
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
    Family(
        (
            ("export import", "수출입", "輸出入"),
            ("export", "수출", "輸出"),
            ("import", "수입", "輸入"),
        )
    ),
    Family(
        (("buy", "매수(?!자 )|매입", "買い|購入|買収"), ("sell", "매도|매각", "売り(?!上)|売却"))
    ),
    Family(
        (
            (
                "strong",
                "강세|엔고|원고(?= ?[현기]|·)",
                "円高(?<![0-9万千百]円高)|ドル高(?![いくか])|ウォン高(?![いくか])|株高",
            ),
            (
                "weak",
                "약세|엔저",
                "円安(?<![0-9万千百]円安)|ドル安(?![いくか])|ウォン安(?![いくか])|株安",
            ),
        )
    ),
    Family((("ease", "완화", "緩和"), ("tighten", "강화", "強化|厳格化")), hard=False),
    Family((("win", "승소", "勝訴"), ("lose", "패소", "敗訴"))),
    Family((("male", "남성|남자", "男性|男子"), ("female", "여성|여자", "女性|女子"))),
    Family((("adopt", "가결", "可決"), ("reject", "부결", "否決"))),
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
            (
                "open",
                "개막|개회|개장|막을 올|막을 [여연열]|막이 올",
                "開幕|開会|開場|幕を開|幕が開|幕開",
            ),
            ("close", "폐막|폐회|폐장|막을 내", "閉幕|閉会|閉場|幕を[閉下]"),
        )
    ),
    Family(
        (
            (
                "double",
                "두 ?배|갑절|배(?<=(?<![0-9.])2배)|배(?<=(?<![0-9.])2 배)|배(?=로 늘|가 넘)",
                "倍(?<=(?<![0-9.])2倍)|二倍|倍増|倍に(?<![0-9]倍に)",
            ),
            ("half", "절반|반감|반으로", "半減|半分|半数"),
        )
    ),
    Family((("Celsius", "섭씨", "摂氏"), ("Fahrenheit", "화씨", "華氏"))),
    Family(
        (
            ("paid", "유료|유상", "有料|有償"),
            (
                "free",
                (
                    "무료|무상|료(?:는|가|도|를)? ?(?:없|받지 않|내지 않|안 받)|비용(?:은|이"
                    "|도)? ?(?:없|들지 않)"
                ),
                (
                    "無料|無償|料(?:金)?(?:は|が|も)?(?:あり|かかり|いただき)ません"
                    "|料(?:は|が|も)?(?:な[いく]|かから|不要)"
                ),
            ),
        )
    ),
    Family(
        (
            ("start", "시작|개시|착수", "開始|始[まめ]"),
            ("end", "종료|끝[나난낸]|마감", "終了|終わ|締め?切"),
        ),
        hard=False,
    ),
    Family(
        (
            (
                "later",
                "연기(?=[했하한된됐돼되를])|미뤄|미룬|미루|늦[춰춘추]|늦어[져졌진지집]|지연(?=[되됐된돼])",
                "延期|先送り|遅らせ|遅れ|遅[いくか]|繰り下げ",
            ),
            (
                "earlier",
                "앞당|빨라[져졌진지집]|조기(?![축잡])",
                "前倒し|早め|早ま|早[いくか]|繰り上げ|早期",
            ),
        ),
        hard=False,
    ),
    Family(
        (
            ("deny", "부인(?=[했하한])|부정(?=[했하한])", "否定|否認"),
            ("admit", "인정(?=[했하한])|시인", "認め(?!ら)"),
        ),
        hard=False,
    ),
    Family(
        (
            ("exempt", "면제", "免除"),
            ("charge", "징수(?![하되]지)|부과(?![하되]지)", "徴収(?!し[なま]|せず)|課(?=[しす]る)"),
        ),
        hard=False,
    ),
    Family((("inside", "국내", "国内"), ("abroad", "해외|국외", "海外|国外")), hard=False),
    Family(
        (
            ("first", "최초|처음|첫(?= )", "最初|初めて|初の|はじめて"),
            ("last", "마지막|최후|최종", "最後|最終"),
        ),
        hard=False,
    ),
    Family(
        (
            (
                "few",
                "그[쳤치친칠](?= |다|며|고|는|$|[.습])|불과[하한했합]",
                "とどま|止ま(?=[るりっ])|に過ぎ|にすぎ",
            ),
            (
                "many",
                "달[했한합하](?<=에 달.)|이르렀|이른다|이릅니다",
                "に達[しす]|に上[っる](?!が)|にのぼ",
            ),
        ),
        hard=False,
        before=FIGURE_BEFORE,
    ),
    Family((("new", "신규", "新規"), ("old", "기존", "既存")), hard=False),
    Family((("order", "선착순", "先着"), ("lot", "추첨", "抽選|抽せん")), hard=False),
    Family(
        (
            ("must", "의무(?!관)|필수", "義務|必須|必修"),
            ("may", "임의|자율|권고", "任意|自主(?!的)|推奨|勧告"),
        ),
        hard=False,
    ),
    Family(
        (("weekday", "평일|주중", "平日"), ("weekend", "주말|휴일|공휴일", "週末|休日|祝日|土日")),
        hard=False,
    ),
    Family(
        (("profit", "순이익|이익", "純利益|利益"), ("loss", "순손실|손실", "純損失|損失")),
        hard=False,
    ),
    Family(
        (
            ("dead", "사망|숨[졌진지]", "死亡|死者|亡くな"),
            ("hurt", "부상(?!하|했|한)|중상|경상(?!수|북|남|도)", "負傷|けが|重傷|軽傷"),
        ),
        hard=False,
    ),
    Family((("take", "취임", "就任"), ("leave", "퇴임|사임|이임", "退任|辞任|離任")), hard=False),
    Family(
        (("begin", "착공|기공", "着工|起工"), ("finish", "준공|완공", "竣工|完工|完成")), hard=False
    ),
    Family(
        (("issue", "발령|발동|시행|실시", "発令|発動|実施|施行"), ("lift", "해제", "解除")),
        hard=False,
    ),
    Family((("keep", "유지|존치|존속", "維持|存続|存置"), ("abolish", "폐지", "廃止")), hard=False),
    Family(
        (("final", "확정(?!일)", "確定|確報"), ("provisional", "잠정", "暫定|速報値")), hard=False
    ),
    Family(
        (
            ("large", "대기업", "大企業"),
            ("small", "중소기업(?!부|벤처|청)", "中小企業(?!部|庁|ベ)"),
        ),
        hard=False,
    ),
    Family(
        (
            ("home", "국산|국내산", "国産|国内産"),
            ("foreign", "외국산|수입산", "外国産|輸入品|輸入産"),
        ),
        hard=False,
    ),
    Family(
        (("outdoor", "야외|실외|옥외", "屋外|野外"), ("indoor", "실내", "屋内|室内")), hard=False
    ),
    Family(
        (("secret", "비공개", "非公開"), ("public", "공개(?<!비공개)", "公開(?<!非公開)")),
        hard=False,
    ),
    Family((("online", "온라인", "オンライン"), ("offline", "오프라인", "オフライン")), hard=False),
)
FAMILIES = (*TIMES, *AMOUNTS, *DIRECTIONS, *_WORDS)


def _words(family: Family) -> Iterator[tuple[Words, bool, bool]]:
    """Yield the words of a family, whether they are certain, and whether they need a comparison."""
    yield from ((words, False, False) for words in family.senses)
    yield from ((words, True, False) for words in family.certain)
    yield from ((words, False, True) for words in family.compared)


def _compiled(place: int) -> tuple[re.Pattern[str], list[tuple[Entry, ...]]]:
    """Return one pattern of all words, and what each of its groups stands for.

    A word may be one of two families: 上回る is above a limit, and more than before.
    """
    entries: dict[str, list[Entry]] = {}
    for family in FAMILIES:
        for words, certain, compared in _words(family):
            entry = Entry(family, frozenset(words[0].split()), certain, compared)
            for part in split_alternatives(words[place]):
                entries.setdefault(part, []).append(entry)
    pattern, order = combined_pattern([*entries])
    found = [tuple(of_part) for of_part in entries.values()]
    return pattern, [found[at] for at in order]


def _stems(place: int) -> dict[Family, list[tuple[frozenset[str], str]]]:
    """Return the senses of each family, and what a word of each begins with."""
    return {
        family: [
            (frozenset(words[0].split()), beginning)
            for words, _, _ in _words(family)
            for beginning in dict.fromkeys(map(literal_prefix, split_alternatives(words[place])))
        ]
        for family in FAMILIES
    }


TABLES = {Lang.KO: _compiled(1), Lang.JA: _compiled(2)}
STEMS = {Lang.KO: _stems(1), Lang.JA: _stems(2)}
