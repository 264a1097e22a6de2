"""Japanese people's names in kanji: told from places, firms and schools that begin like one.

宮崎 is a family name, a city, a prefecture and the beginning of a university; 宮崎隆志 is a person,
since parents choose from a few hundred kanji for given names. 豊田通商 has none of these.
"""

from __future__ import annotations

from pressbridge.register import surnames, titles

_GIVEN = frozenset(
    "枝地道愛葵茜秋晃明章彰朗亜綾彩旭朝麻敦篤淳厚温郁育勲一壱衣伊功勇栄永英瑛詠恵惠慧江悦円延央桜音"
    "花香華夏佳加可賀海快魁開凱楓和寿数克勝寛幹貫環完季希喜貴輝暉基規樹紀毅義吉久弘享恭匡教欣琴欽"
    "訓君慶圭桂敬啓渓景継蛍月健賢憲研謙建剣乃玄絃湖五梧吾悟伍光幸孝宏浩洋皓航孔公康恒亘亙甲紅倖昊"
    "貢佐沙紗左才菜咲作朔早里三燦士詩紫慈治次児二爾至思師梓滋時七実紬修秀周宗州珠柊俊駿春竣隼瞬順"
    "純准潤旬遵小昭翔祥将尚渉昌晶笑照彦譲丈定信真慎伸進仁臣心晋深翠澄清正誠成征聖星晴静節雪千仙宣"
    "善素蒼壮創爽聡荘湊太大泰隆多拓琢匠達辰竜旦智知茅忠仲宙鶴司嗣剛豪猛貞禎悌哲徹鉄典天登冬桃陶藤"
    "透統董徳得敏利友朋奈那直凪虹之望暢波葉羽馬陽遥悠帆妃姫尾美巳未充満岬稔穣夢武睦芽萌元百守衛靖"
    "保安弥也哉祐裕雄優有由結唯侑佑夕代世耀嘉芳良頼来礼麗玲怜令伶零蓮恋龍立琉亮諒涼凌遼了倫凛鈴琳"
    "瑠留郎緑路倭男助輔介丞門兵平人杏舞子歩夫織摩矩崇尭崚嵩燿颯汰生富豊茂廣甫昇吹吟奎鷹鷲虎熊斗斉"
    "毬菊蘭藍碧彗志史文理絵梨莉鞠鎮淑寧雅尊迪允昂昴槙櫂梢渚瞳薫馨鮎楽笙綜宰尋翼暁岳響奏陸柚苺嶺滉"
    "煌晟稜耕暖洵肇轍務巧博泉峰峻雫禄緋緒乙歌絢絹繭伽依侃偲巴弓弦惟惺拳捷旺晏曜柾栞桐椋榛樺汐汀洸"
    "湧煕燎琥瑳瑶璃皐瞭綺縁翡耶胤芙苑茉菫萩蓉蕾衿誉赳迅遊霞鳳鴻麒麟"
)
"""Kanji of which given names consist."""
_GIVEN_LAST = frozenset(
    "枝地道愛葵茜秋晃明章彰朗亜綾彩旭麻敦篤淳厚郁勲一衣功勇栄英瑛恵惠慧江悦央桜音花香華夏佳加海開楓"
    "和寿克勝寛幹環季希喜貴輝暉基規樹紀毅義吉久弘恭匡教琴訓慶圭敬啓景継月健賢憲研謙建乃湖吾悟伍光"
    "幸孝宏浩洋皓航康恒亘紅昊沙紗才菜咲作早里三士詩治次児二爾至思師司滋七実修秀周宗珠柊俊駿春隼順"
    "純潤旬昭翔祥尚渉昌晶照彦定信真慎伸進仁臣晋翠澄清誠成征聖星晴雪善蒼壮爽聡湊太泰隆拓琢匠達竜智"
    "知忠宙嗣剛豪武猛貞禎哲徹典登透統徳敏利友朋奈那直凪之望波葉羽馬陽遥悠帆妃姫尾美巳未充満岬稔穣"
    "夢睦芽萌守衛靖保弥也哉祐裕雄優有由結唯侑佑代世芳良頼来礼麗玲怜伶蓮龍琉亮諒涼凌遼倫凛鈴瑠郎緑"
    "路男助輔介丞門兵平人杏舞子歩夫織摩矩崇嵩颯汰生豊茂甫昇斗斉志史文理絵梨莉雅薫馨瞳渚昂允造蔵右"
    "尋翼暁岳響奏陸柚苺嶺滉煌晟稜耕暖洵肇轍務巧博泉峰峻雫禄緋緒乙歌絢絹繭伽依侃偲巴弓弦惟惺拳捷旺"
    "晏曜柾栞桐椋榛樺汐汀洸湧煕燎琥瑳瑶璃皐瞭綺縁翡耶胤芙苑茉菫萩蓉蕾衿誉赳迅遊霞鳳鴻麒麟"
)
"""Kanji with which they end."""
_OF_COMPANIES = frozenset(
    titles.word_list(
        """
        社長 副社長 会長 副会長 会頭 副会頭 代表 代表取締役 取締役 専務 常務 頭取 監督 選手 主将
        理事長 組合長 委員 議員
        """
    )
)
"""Titles before which no office stands, but a firm may: 高橋建設社長."""
_OF_PLACES = frozenset(
    titles.word_list(
        """
        知事 副知事 市長 副市長 区長 町長 村長 支店長 支社長 支局長 支部長 工場長 所長 館長 署長
        店長 園長 校長 学長 副学長 総領事 大使 組合長 議長 副議長 会頭 副会頭
        """
    )
)
"""Titles of who heads something that a place gives its name to: 福島支店長."""
_OF_TEAMS = frozenset({"代表", "監督", "選手", "主将", "コーチ"})
_ALONE = frozenset(
    "誠健勇隆修聡勝優翔徹剛亮涼純淳潤渉稔透亨昇寛満充忍恵愛瞳梓茜葵凛綾功進浩博毅彰晃敬賢薫清"
)
"""Given names of one kanji that end no other word behind a family name."""
_OF_TOWNS = frozenset({"知事", "市長", "区長", "町長", "村長", "大使"})
_OF_SCHOOLS = frozenset(
    titles.word_list(
        """
        学長 副学長 総長 教授 准教授 名誉教授 特任教授 助教 講師 学部長 研究員 監督 選手 主将 コーチ
        """
    )
)
_FIRMS = ("内田洋行", "伊藤忠", "中川政七", "福島民友")
"""Firms that look like a whole name."""
_NOT_GIVEN = frozenset(
    titles.word_list(
        """
        道路 厚生 海洋 地方 地下 地上 地名 照明 真珠 大師 敬愛 保健 温泉 小路 平和 太陽 健保 明治
        大正 昭和 光学 生命 保安 光明 富士 大和 清風 成美 明徳 明星 聖泉 立花 大門 中央 文化 文武
        高等 音楽 美和 大仏 大学 金利 和平 信和 共和 大成 天満 琴平 安徳 正門 東門 西門 南門 北門
        市立 一部 三部 二部 全国 有志 士官 兵士 信士 文学 哲学 史学 理学 里山 里海 多摩 昭文 弘文
        大海 大平 小泉 海上
        """
    )
)
"""Words of such kanji that are no given names: 遠藤照明, 千葉敬愛."""
_INDUSTRIES = frozenset(
    titles.word_list(
        """
        産業 貿易 食品 建築 土木 物流 航空 開発 観光 商品 道路 製造 販売 研究 金融 投資 林業 漁業
        水産 農業 流通 情報 技術 医療 福祉 教育 設備 施設 資源 畜産 契約 編集 報道 交通 事業
        """
    )
)
"""Offices that a firm's name may contain as well: 今井産業."""
_COMMONEST = frozenset(
    titles.word_list(
        """
        佐藤 高橋 田中 伊藤 渡辺 山本 中村 加藤 吉田 山田 佐々木 井上 木村 斎藤 池田 橋本 山下 石井
        前田 藤田 後藤 近藤 遠藤 青木 坂本 斉藤 福田 西村 藤井 岡本 三浦 藤原 原田 竹内 中山 森田
        柴田 酒井 横山 高木 安藤 谷口 今井 丸山 増田 杉山
        """
    )
)
"""Family names that alone before a title are surely a person's."""
_KOREAN_ONLY = frozenset("朴崔鄭尹趙姜裵裴盧兪李")
_KOREAN_GIVEN = frozenset(
    "民秀俊浩成恩智賢宇鎮鎭奎煥泰勲勳哲鐘鍾秉炳昌慶敬東榮永英美姫淑順貞善熙熹希元源允潤尚相景宰在"
    "載赫鉉炫準埈浚燮錫碩奭洙壽寿勇龍容雄範根植圭珍周柱承丞勝昇采彩夏河延姸娟胤晶旻珉敏書瑞藝芸恵"
    "惠慧花華福明文武光國国基起吉南道斗達大德徳烈晩命茂炅倫林培白丙甫奉富彬思石選星世昭壎信申心彦"
    "然五玉完鎔佑旭雲有裕殷義仁日一廷正濟祚佐中志燦天春忠致卓弼學漢海香憲顯亨鎬弘化桓孝徽術"
)
"""Kanji of which Koreans' given names consist."""
_NO_GIVEN = frozenset("県市区都府町村州駅港省庁局部課室会社院校学業行店館支本新旧朝王氏家")
_NAMES_ONLY = frozenset("郎雄夫彦美恵介助輔哉奈之司志也子樹太一香織佳紀治幸宏孝")
"""Kanji that end a given name and hardly another word."""
_AFTER_AN_OFFICE = "省庁部局課室"
_BEFORE_TITLE = ("共同", "名誉", "前", "元", "現", "新", "故", "副", "両", "同")


def kanji_name(run: str, title: str) -> tuple[int, int, bool] | None:
    """Return the place in a run of kanji of the name before a title, and whether it is sure.

    The run may have a space between the names, begin with an office (外務省佐藤) and end with one
    (佐藤健一通商政策).
    """
    bare = _without_addition(run)
    found = _from_start(bare, title)
    if found:
        return 0, found[0], found[1]
    cut = max(bare.rfind(sign) for sign in _AFTER_AN_OFFICE) + 1
    inner = _from_start(bare[cut:], title) if 1 < cut < len(bare) else None
    if inner and title not in _OF_PLACES:
        return cut, cut + inner[0], False
    return None


def _without_addition(run: str) -> str:
    """Leave out what stands between a name and its title: 田中一郎前, but not 一元."""
    for word in _BEFORE_TITLE:
        if run.endswith(word) and len(run) > len(word) + 1:
            return run[: -len(word)].rstrip(" 　")
    return run


def _from_start(run: str, title: str) -> tuple[int, bool] | None:
    """Return the length of the name with which a run begins, and whether it is sure."""
    spaced = run.replace("　", " ").partition(" ")
    if spaced[1]:
        return _spaced(run, spaced[0], spaced[2], title)
    for size in (3, 2):
        if len(run) >= size and run[:size] in surnames.JAPANESE:
            return _behind_family(run, size, title)
    if run[:1] in surnames.JAPANESE_OF_ONE_KANJI:
        return _behind_one_kanji(run, title)
    return _korean(run)


def _spaced(run: str, family: str, given: str, title: str) -> tuple[int, bool] | None:
    """Judge ``水谷 由佳``: the space is a witness, if both may be names."""
    known = family in surnames.JAPANESE or family in surnames.JAPANESE_OF_ONE_KANJI
    if not known or title in {"市長", "知事"}:
        return None
    size, typical = _given(given)
    if not size or _is_office(given):
        return None
    end = len(run) - len(given) + size
    return (end, typical) if size == len(given) or _is_office(given[size:]) else None


def _behind_family(run: str, size: int, title: str) -> tuple[int, bool] | None:
    """Judge what stands behind a family name of two or three kanji."""
    family, rest = run[:size], run[size:]
    if not rest:
        return _family_alone(family, title)
    if run.startswith(_FIRMS) or (title in _OF_SCHOOLS and rest[-1] in "大学校"):
        return None
    length, typical = _given(rest)
    office = rest[length:]
    if length and (not office or _is_office(office)):
        return size + length, typical and _is_sure(rest[:length], title)
    is_division = title not in _OF_COMPANIES and rest[:2] not in _INDUSTRIES
    if is_division and _is_office(rest) and family not in surnames.ALSO_ELSE:
        return size, False
    return None


def _family_alone(family: str, title: str) -> tuple[int, bool] | None:
    if title in _OF_TOWNS:
        return None
    if family in surnames.ALSO_ELSE and (title in _OF_PLACES or title in _OF_TEAMS):
        return None
    unsure = title in _OF_PLACES or title in _OF_TEAMS or title == "氏"
    return len(family), family in _COMMONEST and not unsure


def _is_sure(given: str, title: str) -> bool:
    """Tell whether behind a family name this is nothing but a given name."""
    if len(given) == 1:
        return given in _ALONE and title not in _OF_PLACES
    return given[-1] in _NAMES_ONLY or title not in _OF_PLACES


def _behind_one_kanji(run: str, title: str) -> tuple[int, bool] | None:
    """Judge 林芳正: two kanji of given names, never surely unless the last is nothing else."""
    length, typical = _given(run[1:])
    office = run[1 + length :]
    if length < 2 or not typical or (office and not _is_office(office)):
        return None
    names_only = run[length] in _NAMES_ONLY
    is_point = run[0] in "東西南北"
    if not names_only and (length > 2 or title in _OF_TOWNS or is_point):
        return None
    sure = run[length] in "郎雄夫彦也介輔助" and not is_point and title not in _OF_PLACES
    return 1 + length, sure


def _given(rest: str) -> tuple[int, bool]:
    """Return the length of the given name with which kanji begin, and whether it is typical.

    Two kanji are the rule, then one, then three: 健一郎.
    """
    if rest[:2] in _NOT_GIVEN:
        return 0, False
    for size in (3, 2, 1):
        part, others = rest[:size], rest[size:]
        if len(part) < size or (others and not _is_office(others)):
            continue
        if _GIVEN.issuperset(part) and part[-1] in _GIVEN_LAST:
            return size, True
    is_likely = len(rest) in {2, 3} and rest[-1] in "郎雄夫彦恵介輔哉之"
    return (len(rest), False) if is_likely and rest[0] not in _NO_GIVEN else (0, False)


def _is_office(rest: str) -> bool:
    return rest.lstrip("前元現新兼")[:2] in titles.OFFICES


def _korean(run: str) -> tuple[int, bool] | None:
    """Judge a Korean's name in kanji: 朴術女, 鄭宇鎮通商政策."""
    family, given, office = run[:1], run[1:3], run[3:]
    if len(run) == 2:
        return (2, False) if family in _KOREAN_ONLY and given in _KOREAN_GIVEN else None
    if len(run) < 3 or (office and not _is_office(office)):
        return None
    typical = sum(sign in _KOREAN_GIVEN for sign in given)
    if family in _KOREAN_ONLY:
        return (3, typical == 2) if typical or given[-1] not in _NO_GIVEN else None
    if family in surnames.KOREAN_IN_KANJI and typical == 2:
        return 3, False
    return None
