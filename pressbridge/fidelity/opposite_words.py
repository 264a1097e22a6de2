"""The words of direction, limit and choice that exclude each other, by family."""

from __future__ import annotations

import re

from pressbridge.fidelity.opposite_family import Family
from pressbridge.fidelity.opposite_times import TIMES
from pressbridge.fidelity.pattern_tables import combined_pattern, literal_prefix, split_alternatives
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_FIGURE_BEFORE = late(r"[0-9０-９][^0-9０-９.,!?。、()（）\n]{0,8}\Z")
_FIGURE_AFTER = late(r"[^0-9０-９.,!?。、()（）\n]{0,8}[0-9０-９]")

_WORDS = (
    Family(
        (
            ("from upto under", "이상이? 아니", "以上(?=[^。]{0,12}(?:ない|ません|ず))"),
            ("from", "이상(?! ?한| ?기후|하| ?현상| ?반응| ?징후| ?거래| ?저온| ?고온)", "以上"),
            ("upto from over", "넘지|초과하지", "超え(?=ない|ては|ず|ませ)|上回ら"),
            ("from over", "넘(?=[는긴겼어었을기])|웃돌|웃도[는]|상회", "超[えす]|上回"),
            ("over", "초과", "超(?![えす])"),
            ("upto", "이하", "以下|以内"),
            ("upto under", "이내|밑돌|밑도는|못 미|하회", "下回|満たな|届か"),
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
        placed=False,
        before=late(r"[0-9０-９] ?(?:[년월일시분年月日時分])(?:[(（].[)）])?\Z"),
    ),
    Family(
        (
            ("most", "최대(?!한)|최고|최다|많아야", "最大(?!限)|最高|上限|最多|多くて"),
            (
                "least",
                "최소(?![화한])|최저|최하(?!위)|적어도|못해도",
                "最小(?!限)|最低|下限|最少|少なくとも",
            ),
        ),
        before=late(r"(?:사상|역대|연중|올해|過去|史上|年初来)(?:の)? ?\Z"),
        after=_FIGURE_AFTER,
    ),
    Family(
        (
            (
                "up",
                (
                    "증가|늘(?=[어었리린릴려렸고면며다])(?<![오하그비마바]늘)|상승|오르|올랐|올라"
                    "|오른(?!쪽|편|손)|확대|급증|증액|증원|증대|확충|높[아였이혔]|급등|반등|상향"
                    "|치솟|불어나|뛰(?=[어었]|며|면)(?<![가-힣]뛰)"
                ),
                (
                    "増(?!減|田|島)|上昇|拡大|伸び|伸ば|上が(?=[りるっ])|高ま|高め|急騰|高騰|反発|上方"
                    "|膨ら|拡充"
                ),
            ),
            (
                "down",
                (
                    "감소|줄(?=어|었|인[다 ]|이[고는며지]|여|였)(?<![가-힣0-9]줄)|하락"
                    "|내리(?<!정을 내리)|내렸(?<!정을 내렸)|내려(?!받|다)|내린(?<!정을 내린)|축소"
                    "|급감|감액|감축|삭감|절감|단축|떨어|낮[아추췄춰]|급락|하향|위축"
                ),
                (
                    "減(?![免税])(?<![増加]減)|下落|低下|縮小|下が(?=[りるっ])|下げ(?<![りき値]下げ)"
                    "|短縮|落ち(?!着)|低減|削減|急落|下方|縮(?![小減])(?<!短縮)"
                ),
            ),
        ),
        alone=True,
        before=_FIGURE_BEFORE,
        after=_FIGURE_AFTER,
    ),
    Family(
        (
            (
                "more",
                (
                    "많(?=[은다았아습거])|높(?=[은다았습거])|크(?=[다게며거])|큰|큽|컸|길(?=[다었게])"
                    "|빠르|빨랐|빠른|빠릅|넓"
                ),
                "多[いくか]|高[いくか速]|大き|長[いくか]|速[いくか]|早[いくか]|広[いくか]",
            ),
            (
                "less",
                (
                    "적(?=[은다었어습거])(?<![가-힣]적)|낮(?=[은다았습거])"
                    "|작(?=[은다았아습거])(?<![가-힣]작)|짧|느리|느렸|느린|느립|좁"
                ),
                "少な|低[いくか速]|小さ|短[いくか]|遅[いくか]|狭[いくか]",
            ),
        ),
        before=late(r"(?:보다|대비|비해|より|比べて?|比)[^.。、()（）\n]{0,14}\Z"),
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
            ("strong", "강세|엔고|원고(?= ?[현기]|·)", "円高|ドル高|ウォン高|株高"),
            ("weak", "약세|엔저", "円安|ドル安|ウォン安|株安"),
        )
    ),
    Family((("ease", "완화", "緩和"), ("tighten", "강화", "強化|厳格化")), hard=False),
    Family((("win", "승소", "勝訴"), ("lose", "패소", "敗訴"))),
    Family((("male", "남성|남자", "男性|男子"), ("female", "여성|여자", "女性|女子"))),
    Family((("adopt", "가결", "可決"), ("reject", "부결", "否決"))),
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
    Family((("paid", "유료|유상", "有料|有償"), ("free", "무료|무상", "無料|無償"))),
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
FAMILIES = (*TIMES, *_WORDS)


def _compiled(place: int) -> tuple[re.Pattern[str], list[tuple[Family, frozenset[str]]]]:
    """Return one pattern of all words, and (family, senses) of each of its groups."""
    parts = [
        (part, family, frozenset(sense[0].split()))
        for family in FAMILIES
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
        for family in FAMILIES
    }


TABLES = {Lang.KO: _compiled(1), Lang.JA: _compiled(2)}
STEMS = {Lang.KO: _stems(1), Lang.JA: _stems(2)}
