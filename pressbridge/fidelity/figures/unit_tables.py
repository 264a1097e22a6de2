"""Tables of units: what is counted and measured, in both languages, and what only looks so.

A unit is found right behind a number. The words in brackets ``(?!…)`` are the traps: 원 is money,
but not in 원칙; 분 is a minute, but not in 분야.
"""

from __future__ import annotations

_NOT_LATIN = "(?![A-Za-z0-9])"
_KA = "[カヶヵケか箇個]"
_JOSA = (
    "(?=[^가-힣]|$|[이가은는을를의와과도만로에씩당](?![가-힣])|다[ .]|이[며고나다]|에서|까지|부터"
    "|이상|이하|짜리|급)"
)


def _table(lines: str) -> dict[str, str]:
    """Return {unit: pattern} of lines ``unit pattern``; a line that begins with a space goes on.

    ``<end>`` is the end of a Latin word, ``<ka>`` each way to write the counter カ, ``<josa>`` the
    end of a Korean word or its particles.
    """
    table: dict[str, str] = {}
    unit = ""
    for line in lines.strip("\n").split("\n"):
        if line.startswith(" "):
            table[unit] += line.strip()
        else:
            unit, _, table[unit] = line.partition(" ")
    stand_for = {"<end>": _NOT_LATIN, "<ka>": _KA, "<josa>": _JOSA}
    for sign, form in stand_for.items():
        table = {unit: forms.replace(sign, form) for unit, forms in table.items()}
    return table


MONEY_KO = _table(r"""
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
KRW 원(?!년|칙|본|가[^가-힣]|소(?!득)|격|동력|형|천|료|어(?!치)|작|정|룸|스톱|샷|포인트|플러스|클릭|
  팀|고|자력|유|서|생|탁|예|불교|조 |주|장 )
""")
MONEY_JA = _table(r"""
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
MONEY_BOTH = _table(r"""
USD \$|US\$|USD<end>
KRW ₩|KRW<end>
JPY ¥|JPY<end>
EUR €|EUR<end>
CNY (?:CNY|RMB)<end>
GBP £|GBP<end>
""")
BOTH = _table(r"""
pp % ?(?:포인트|ポイント|[pP]<end>)
percent %
bp bps?<end>|BPS?<end>
km2 ㎢|km(?:²|2<end>)
m2 ㎡|m(?:²|2<end>)
m3 ㎥|m(?:³|3<end>)
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
fahrenheit ℉|°F
m m<end>
g g<end>
t t<end>
l ℓ|[lL]<end>
ghz [Gg][Hh]z<end>
mhz [Mm][Hh]z<end>
khz [Kk][Hh]z<end>
hz Hz<end>
ms ms(?:ec)?<end>
us (?:μ|µ|u)s<end>
ns ns<end>
""")
KO = _table(r"""
pp (?:퍼센트|프로) ?포인트
bp 베이시스 ?포인트
percent 퍼센트|프로(?!그램|그래|젝트|세스|토|필|모션|듀|세서|야구|축구|골프|농구|배구|팀|게이머)
points 포인트|[pP][tT]?<end>
tenths 할(?![가-힣]|인|당|부|애|증)
months (?:개월|달(?!러|성|리|라|빛|걀|인|려))
countries 개 ?국(?![민제내어])|국(?![가-힣])|국(?=[이은을과의에도])
place 개소|곳(?![곳])|군데
company 개 ?(?:사(?!업|례|항|단|무|찰)|기업|업체|회사)
anniversary 주년|(?<![0-9]{3})년(?=[을를]? ?맞)
decade 년대
year 개년|개 ?(?:회계 ?|사업 ?)?연도|년간|학?년도|년(?!생|째 ?생)|회계연도|연도
hours 시간
weeks 주간|주일|주차(?![장료구면공난위관요])|
  주(?=에| ?동안| 뒤| 후| 전| 만에|까지|부터|후|전|뒤|째|마다|간격|연속)|
  주(?=가 (?:지|걸|넘|되|된|흐|남|필))
household 가구|세대(?![가-힣])|세대(?=[가는를의에로와])
shares 주(?![가-힣])|주(?=[의를는로와다만씩]|이[며다나었]|입니)
month 월(?!드|급|세|요일|평균|간|등)
day 일(?!본|반|부(?!터|로(?![가-힣])| )|정|련|관|하는|어|치|상|요일|자리|할|했|출|러|대(?!로)
  |보(?!다)|광|종|률|원|체|
  단)(?! ?(?:때|수(?![가-힣])|경우|뿐|것|듯|땐))
hour 시(?![가-힣])|시(?=에(?!는 ?도)|의(?!원)|부터|까지|로|와|과|이후|이전|를|가(?!지)|는|쯤|경|
  께|반|정각|이다|입니|이며|처럼|보다|였|이었|이고|마다|전|라고|이라)
guests 분(?:께서|들)|분(?=께 |이[ 신셨]|을 ?모[시셨실]|의 (?:손님|고객|어르신))
minutes '(?=\x29)|분간|분(?!기|의|야|류|석|과|배|할|포|양|쟁|리|명|량|위기|들|권|해|산|실|단|
  자|말|화|열|기|파|노|담)
ms 밀리 ?초
us 마이크로 ?초
ns 나노 ?초
splits 초(?=[0-9]{1,2}(?:[^0-9가-힣A-Za-z]|[로을를의에이가은는]|으로|$))
seconds 초(?!등|기|과|안|대|반|점|청|월|록|미세|고속|래|보|창|음속)
km2 제곱 ?킬로미터
m3 세제곱 ?미터|입방미터
m2 제곱 ?미터|평방미터
km 킬로미터
cm 센티미터|센티<josa>
ml 밀리리터
mg 밀리그램
mm 밀리미터|밀리<josa>
nm 나노미터|나노<josa>
kg 킬로그램
ghz 기가헤르츠
mhz 메가헤르츠
khz 킬로헤르츠
hz 헤르츠
g 그램
ha 헥타르
t 톤(?![가-힣])|톤(?=[을이의으가은과에급씩당])
l 리터
barrel 배럴
m 미터(?!링|법)
gwh 기가와트시
mwh 메가와트시
kwh 킬로와트시
gw 기가와트
mw 메가와트
kw 킬로와트
pb 페타바이트
tb 테라바이트|테라<josa>
gb 기가바이트|기가<josa>
mb 메가바이트|메가<josa>
kb 킬로바이트
kilo 킬로<josa>
degrees 도(?=[^가-힣]|$|[로의를가와](?![가-힣])|다[ .]|에서|까지|부터|이상|이하|씩|이[며고나다])
pyeong 평(?!균|가|일|생|화|면|소|등|점|론|범|방|지|판|형|안|준|창|양|상시)
win 승(?![가-힣])|승(?=[을이은로](?![가-힣])|째)
draw 무(?= ?[0-9])|무승부
loss 패(?![가-힣])|패(?=[를가로](?![가-힣])|째)
person 명(?!칭|목|령|확|시|예|동|품|소|단|절|의로)|사람|인(?=당|승|실)
case 건(?!강|물|설|축|립|조|전|너|반|대|담)
times 배(?!럴|수|포|경|열|치|당|달|송|터|분|우|출|관|수|제|타|급|정밀)
article 조(?= ?(?:제 ?)?[0-9]+ ?항)
clause 항(?!목|공|상|만|구|의|소)
age 살(?![가-힣])|세(?=[^가-힣]|의|부터|까지|이상|이하|미만)
item 가지|개(?!발|편|최|선|별|방|설|념|인|시|정|막|척|혁|입|요|통|관|교|봉|장|량|화|헌|업|강|원)
""")
JA = _table(r"""
pp パーセント・?ポイント
bp ベーシス・?ポイント
percent パーセント|㌫
points ポイント|[pP][tT]?<end>
tenths 割(?![りっら引当安高合])|割(?=合)
months <ka>月|月(?=以[上下内])
countries <ka>国
place <ka>所|箇所
company <ka>?社(?![会長説交])
anniversary 周年|(?<![0-9]{3})年(?=を迎え)
decade 年代
year <ka>年|年間|年度|学年度|会計年度|年(?!生(?!存|産)|[齢収])
hours 時間
weeks 週間?
month 月(?![額給曜])
day 日間|日(?![本系韓曜程]|時(?!点|間)|付(?:け?の?形式|[やが]|を(?!もって|持って|以)|
  と(?![0-9])|オ[ブプ]))
hour 時(?![間期点代価])
ms ミリ秒
us マイクロ秒
ns ナノ秒
minutes '(?=\x29)|分間|分(?![野析割布類子岐散離担権譲け])
splits 秒(?=[0-9]{1,2}(?:[^0-9一-龥ァ-ヶA-Za-z]|[差更新]|$))
seconds 秒
km2 平方キロ(?:メートル)?
m3 立方メートル|立米
m2 平方メートル|平米
kwh キロワット時
gwh ギガワット時
mwh メガワット時
gw ギガワット
mw メガワット
kw キロワット
pb ペタバイト
tb テラバイト|テラ(?![ァ-ヶー])
gb ギガバイト|ギガ(?![ァ-ヶ])
mb メガバイト|メガ(?![ァ-ヶー])
kb キロバイト
ghz ギガヘルツ
mhz メガヘルツ
khz キロヘルツ
hz ヘルツ
kg キログラム
km キロメートル
kilo キロ(?![ァ-ヶー])
ml ミリリットル
mg ミリグラム
cm センチ(?:メートル)?
mm ミリ(?:メートル)?(?![ァ-ヶー秒])
nm ナノ(?:メートル)?(?![ァ-ヶー秒])
g グラム
ha ヘクタール
t トン(?![ァ-ヶー])
l リットル
barrel バレル
m メートル
pyeong 坪
degrees 度(?![目合数々]|と(?![0-9約]))
win 勝(?![負率者])
draw 引き?分け|分け
loss 敗(?![北者])
person 人(?![民気材員工間権類事物口数目])|名(?![称前義目簿古物])
case 件
times 倍(?![精率音])
article 条(?!件)
clause 項(?!目)
age [歳才]
household 世帯|戸(?![籍建])
share 株(?![価式主券])
item [個つ]
""")
