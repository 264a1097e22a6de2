"""Units: what is counted and measured, in both languages, and what only looks so.

A unit is found right behind a number. The words in brackets ``(?!…)`` are the traps: 원 is money,
but not in 원칙; 분 is a minute, but not in 분야.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pressbridge.fidelity.figures.figure import SHARES
from pressbridge.fidelity.pattern_tables import by_first_character, split_alternatives
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late

_NOT_LATIN = "(?![A-Za-z0-9])"
_KA = "[カヶヵケか箇個]"
_FILLER = "여 ?|余り?の? ?|あまりの? ?|数"
"""What may stand between a number and its unit, but for a space."""
_FILLER_BEGINS = "여余あ数"
_Known = tuple[Callable[[str, int], re.Match[str] | None], tuple[str, ...]]
"""The match method of a pattern, and the codes of its groups."""


def _table(lines: str) -> dict[str, str]:
    """Return {unit: pattern} of lines ``unit pattern``; a line that begins with a space goes on.

    ``<end>`` is the end of a Latin word, ``<ka>`` each way to write the counter カ.
    """
    table: dict[str, str] = {}
    unit = ""
    for line in lines.strip("\n").split("\n"):
        if line.startswith(" "):
            table[unit] += line.strip()
        else:
            unit, _, table[unit] = line.partition(" ")
    return {
        unit: form.replace("<end>", _NOT_LATIN).replace("<ka>", _KA) for unit, form in table.items()
    }


_MONEY_KO = _table(r"""
HKD 홍콩 ?달러
TWD 대만 ?달러
SGD 싱가포르 ?달러
AUD 호주 ?달러
CAD 캐나다 ?달러
USD (?:미국? ?)?(?:달러|불(?![가-힣]))|弗
EUR 유로(?![파존])
CNY 위안(?!부|을 ?받)|중국 위안
GBP (?:영국 )?파운드
INR 루피
VND 베트남 ?동
THB 바트
CHF 스위스 ?프랑
JPY 엔(?!진|티|코|지니|딩|터|드|트|젤|비디|씨|에이치|데믹|저)
KRW 원(?!년|칙|본|가[^가-힣]|소(?!득)|격|동력|형|천|료|어|작|정|룸|스톱|샷|포인트|플러스|클릭|
  팀|고|자력|유|서|생|탁|예|불교|조 |주|장 )
""")
_MONEY_JA = _table(r"""
HKD 香港ドル
TWD 台湾(?:ドル|元)|新台湾ドル
SGD シンガポールドル
AUD 豪(?:州)?ドル|オーストラリアドル
CAD カナダドル
USD (?:米国?|アメリカ)?ドル|弗
EUR ユーロ(?!圏)
CNY (?:中国)?人民元|(?:中国)?元(?!年|々|気|素|本|号|首|大|長官|日)
GBP (?:英国?)?ポンド
INR (?:インド)?ルピー
VND (?:ベトナム)?ドン(?![ァ-ヶ])
THB (?:タイ)?バーツ
CHF スイスフラン
JPY (?:日本)?円(?![形周柱滑卓盤])
KRW (?:韓国)?ウォン(?!カー|ジュ|ソ)
""")
_MONEY_BOTH = _table(r"""
USD \$|US\$|USD<end>
KRW ₩|KRW<end>
JPY ¥|JPY<end>
EUR €|EUR<end>
CNY (?:CNY|RMB)<end>
GBP £|GBP<end>
""")
_BOTH = _table(r"""
pp % ?(?:포인트|ポイント|[pP]<end>)
percent %
km2 ㎢|km(?:²|2<end>)
m2 ㎡|m(?:²|2<end>)
km ㎞|km<end>
cm ㎝|cm<end>
mm ㎜|mm<end>
nm ㎚|nm<end>
kg ㎏|kg<end>
mg ㎎|mg<end>
ha ㏊|ha<end>
kwh [kK][wW]h<end>
mwh MWh<end>
gwh GWh<end>
kw ㎾|[kK]W<end>
mw ㎿|MW<end>
gw GW<end>
kb [kK]i?B<end>
mb Mi?B<end>
gb Gi?B<end>
tb Ti?B<end>
pb Pi?B<end>
ml ㎖|m[lL]<end>
celsius ℃|°C
m m<end>
g g<end>
t t<end>
l ℓ|[lL]<end>
ghz GHz<end>
mhz MHz<end>
khz kHz<end>
hz Hz<end>
""")
_KO = _table(r"""
pp (?:퍼센트|프로) ?포인트
percent 퍼센트|프로(?!그램|그래|젝트|세스|토|필|모션|듀|세서|야구|축구|골프|농구|배구|팀|게이머)
points 포인트|[pP]<end>
tenths 할(?![가-힣]|인|당|부|애|증)
months (?:개월|달(?!러|성|리|라|빛|걀|인|려))
countries 개 ?국(?![민제내어])|국(?![가-힣])|국(?=[이은을과의에도])
place 개소|곳(?![곳])|군데
company 개 ?(?:사(?!업|례|항|단|무|찰)|기업|업체|회사)
anniversary 주년|(?<![0-9]{3})년(?=[을를]? ?맞)
decade 년대
year 개년|년간|학?년도|년(?!생|째 ?생)|회계연도|연도
hours 시간
weeks 주간|주일|주(?![가-힣])|주(?=[의에를는로와다만씩]|동안|이[며다나었]|입니|까지|부터|후|전|
  뒤|째)
month 월(?!드|급|세|요일|평균|간|등)
day 일(?!본|반|부(?!터)|정|련|관|하는|어|치|상|요일|자리|할|했|출|러|대(?!로)|보|광|종|률|원|체|
  단)(?! ?(?:때|수(?![가-힣])|경우|뿐|것|듯|땐))
hour 시(?![가-힣])|시(?=에(?!는 ?도)|의(?!원)|부터|까지|로|와|과|이후|이전|를|가(?!지)|는|쯤|경|
  께|반|정각|이다|입니|이며|처럼|보다|였|이었|이고|마다|전|라고|이라)
minutes 분간|분(?!기|의|야|류|석|과|배|할|포|양|쟁|리|명|량|위기|들|권|해|산|실|단|께|이[ 신]|
  자|말|화|열|기|파|노|담)
seconds 초(?!등|기|과|안|대|반|점|청|월|록|미세|고속|래|보|창|음속)
km2 제곱 ?킬로미터
m2 제곱 ?미터|평방미터
km 킬로미터
cm 센티미터|센티(?![가-힣])
mm 밀리미터|밀리(?! ?초|[가-힣])
nm 나노미터|나노(?! ?초|[가-힣])
kg 킬로그램
g 그램
ha 헥타르
t 톤(?![가-힣])|톤(?=[을이의으가은과에급씩])
l 리터
m 미터(?!링|법)
gwh 기가와트시
mwh 메가와트시
kwh 킬로와트시
gw 기가와트
mw 메가와트
kw 킬로와트
pb 페타바이트
tb 테라바이트
gb 기가바이트|기가(?![가-힣])
mb 메가바이트
kb 킬로바이트
pyeong 평(?!균|가|일|생|화|면|소|등|점|론|범|방|지|판|형|안|준|창|양|상시)
person 명(?!칭|목|령|확|시|예|동|품|소|단|절|의로)|사람|인(?=당|승|실)
case 건(?!강|물|설|축|립|조|전|너|반|대|담)
times 배(?!수|포|경|열|치|당|달|송|터|분|우|출|관|수|제|타|급|정밀)
article 조(?= ?(?:제 ?)?[0-9]+ ?항)
clause 항(?!목|공|상|만|구|의|소)
age 살(?![가-힣])|세(?=[^가-힣]|의|부터|까지|이상|이하|미만)
item 가지|개(?!발|편|최|선|별|방|설|념|인|시|정|막|척|혁|입|요|통|관|교|봉|장|량|화|헌|업|강|원)
""")
_JA = _table(r"""
pp パーセント・?ポイント
percent パーセント|㌫
points ポイント|[pP]<end>
tenths 割(?![りっら引当安高合])|割(?=合)
months <ka>月
countries <ka>国
place <ka>所|箇所
company <ka>?社(?![会長説交])
anniversary 周年|(?<![0-9]{3})年(?=を迎え)
decade 年代
year <ka>年|年間|年度|年(?![生齢収])
hours 時間
weeks 週間?
month 月(?![額給曜])
day 日間|日(?![本系韓曜時程]|付(?:け?の?形式|[やをとがオ]))
hour 時(?![間期点代価])
minutes 分間|分(?![野析割布類子岐散離担権譲])
seconds 秒
km2 平方キロ(?:メートル)?
m2 平方メートル|平米
kwh キロワット時
gwh ギガワット時
mwh メガワット時
gw ギガワット
mw メガワット
kw キロワット
pb ペタバイト
tb テラバイト
gb ギガバイト|ギガ(?![ァ-ヶ])
mb メガバイト
kb キロバイト
kg キログラム
km キロ(?:メートル)?(?![ァ-ヶー])
cm センチ(?:メートル)?
mm ミリ(?:メートル)?(?![ァ-ヶー秒])
nm ナノ(?:メートル)?(?![ァ-ヶー秒])
g グラム
ha ヘクタール
t トン(?![ァ-ヶー])
l リットル
m メートル
pyeong 坪
person 人(?![民気材員工間権類事物口数])|名(?![称前義目簿古物])
case 件
times 倍(?![精率音])
article 条(?!件)
clause 項(?!目)
age [歳才]
item [個つ]
""")


class Units(dict[str, _Known | None]):
    """Units of a language. ``at`` finds the one behind a number.

    As a mapping: first character → (match method, codes of its groups), compiled when asked for.
    """

    def __init__(self, *tables: dict[str, str]) -> None:
        """Take tables {unit: pattern}; the first that fits is meant."""
        forms = [
            (code, form)
            for table in tables
            for code, forms in table.items()
            for form in split_alternatives(forms)
        ]
        self._forms = forms
        self._places = by_first_character([form for _, form in forms])
        self._places |= {first: list(range(len(forms))) for first in _FILLER_BEGINS}

    def at(self, text: str, end: int) -> tuple[str, int] | None:
        """Return the code of the unit behind a number that ends here, and where the unit ends."""
        first = text[end : end + 1]
        if first == " ":
            end += 1
            first = text[end : end + 1]
        known = self[first]
        if known is None:
            return None
        match, codes = known
        found = match(text, end)
        return (codes[found.lastindex or 0], found.end()) if found else None

    def __missing__(self, first: str) -> _Known | None:
        """Return the compiled pattern of the units that begin with a character, and keep it."""
        places = self._places.get(first)
        if places is None:
            return None
        # An empty group behind each form says which it was. In front of it, it would be slow.
        units = "|".join(f"{self._forms[place][1]}()" for place in places)
        filler = f"(?:{_FILLER})?" if first in _FILLER_BEGINS else ""
        pattern = late(f"{filler}(?:{units})")
        self[first] = known = pattern.match, ("", *(self._forms[place][0] for place in places))
        return known


_SIGNS = {code: form for code, form in _BOTH.items() if code not in SHARES}
UNITS = {
    lang: Units({"pp": _BOTH["pp"]}, words, {"percent": "%"}, _MONEY_BOTH, money, _SIGNS)
    for lang, words, money in ((Lang.KO, _KO, _MONEY_KO), (Lang.JA, _JA, _MONEY_JA))
}

_CODES = {"$": "USD", "US$": "USD", "₩": "KRW", "¥": "JPY", "€": "EUR", "£": "GBP", "RMB": "CNY"}
CURRENCY_BEFORE = late(r"(US\$|[$₩¥€£]|(?<![A-Za-z])(?:USD|KRW|JPY|EUR|CNY|RMB|GBP)) ?\Z")
_MONEY_ENDS = frozenset("$₩¥€£DWYRBP ")
"""What a currency before a number ends with."""


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """Return the currency written before a number (``$100``) and where it begins."""
    if text[at - 1] not in _MONEY_ENDS:
        return None
    found = CURRENCY_BEFORE.search(text, max(0, at - 4), at)
    return (_CODES.get(found[1], found[1]), found.start()) if found else None
