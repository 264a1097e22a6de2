"""Bodies of other countries, which share their names with one of the register: 독일 외교부."""

from __future__ import annotations

from pressbridge.register.name_index import Candidate
from pressbridge.words.lang import Lang
from pressbridge.words.model import NameKind
from pressbridge.words.patterns import late

_NAMES = {
    Lang.KO: (
        "미국|중국|영국|독일|프랑스|이탈리아|스페인|포르투갈|네덜란드|벨기에|스위스|오스트리아|스웨덴|노르웨이"
        "|덴마크|핀란드|폴란드|체코|헝가리|루마니아|그리스|아일랜드|러시아|우크라이나|튀르키예|터키|이스라엘|이란"
        "|이라크|사우디아라비아|사우디|아랍에미리트|카타르|쿠웨이트|이집트|남아프리카공화국|나이지리아|케냐"
        "|에티오피아|가나|인도|파키스탄|방글라데시|스리랑카|네팔|베트남|태국|인도네시아|말레이시아|싱가포르"
        "|필리핀|미얀마|캄보디아|라오스|몽골|카자흐스탄|우즈베키스탄|대만|홍콩|북한|호주|뉴질랜드|캐나다|멕시코"
        "|브라질|아르헨티나|칠레|페루|콜롬비아|유럽연합|EU"
    ),
    Lang.JA: (
        "米国|アメリカ|中国|英国|イギリス|ドイツ|フランス|イタリア|スペイン|ポルトガル|オランダ|ベルギー|スイス"
        "|オーストリア|スウェーデン|ノルウェー|デンマーク|フィンランド|ポーランド|チェコ|ハンガリー|ルーマニア"
        "|ギリシャ|アイルランド|ロシア|ウクライナ|トルコ|イスラエル|イラン|イラク|サウジアラビア|サウジ"
        "|アラブ首長国連邦|カタール|クウェート|エジプト|南アフリカ|ナイジェリア|ケニア|エチオピア|ガーナ|インド"
        "|パキスタン|バングラデシュ|スリランカ|ネパール|ベトナム|タイ|インドネシア|マレーシア|シンガポール"
        "|フィリピン|ミャンマー|カンボジア|ラオス|モンゴル|カザフスタン|ウズベキスタン|台湾|香港|北朝鮮"
        "|オーストラリア|豪州|ニュージーランド|カナダ|メキシコ|ブラジル|アルゼンチン|チリ|ペルー|コロンビア"
        "|欧州連合|EU"
    ),
}
"""Countries but the two whose bodies the register has."""
_COUNTRIES = {lang: tuple(names.split("|")) for lang, names in _NAMES.items()}
_SHORT = {
    Lang.KO: late("(?<![가-힣])(?:미|중|영|독|불|러|북)\\Z"),
    Lang.JA: late("(?<![一-鿿])[米中英独仏露豪加印伊]\\Z"),
}
_LETTERS = frozenset("미중영독불러북米中英独仏露豪加印伊")
"""Countries that are said with one letter: 미 국방부, 米財務省."""
_REACH = 16
_LINKS = ("의", "연방", "정부", "の", "連邦", "政府")
"""What may stand between a country and its body."""
_OF_STATE = frozenset("부처청원실성회행部処庁院室省会行")
"""What a body of the state ends in: 외교부, 財務省, 중앙은행."""


def is_foreign(seen: Candidate, text: str, lang: Lang) -> bool:
    """Tell whether a form of the register is another country's body: its name stands before it."""
    if not seen.start or seen.form[-1] not in _OF_STATE or not seen.names:
        return False
    if seen.names[0].kind is not NameKind.ORGANIZATION:
        return False
    before = text[max(0, seen.start - _REACH) : seen.start].rstrip()
    for link in _LINKS:
        before = before.removesuffix(link).rstrip()
    if before.endswith(_COUNTRIES[lang]):
        return True
    return before[-1:] in _LETTERS and _SHORT[lang].search(before) is not None
