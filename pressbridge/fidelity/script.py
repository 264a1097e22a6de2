"""Check of the script: nothing left in the source's, nothing answered in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressbridge.fidelity.pair import Finding, TextPair
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late
from pressbridge.words.text import one_line

_HANGUL = late(r"[가-힣ㄱ-ㆌㆎᄀ-ᇿ][가-힣ㄱ-ㆌㆎᄀ-ᇿ]*(?: [가-힣ㄱ-ㆌㆎᄀ-ᇿ]+)*")
"""Runs of Hangul. U+318D (ㆍ) is left out: it stands for a middle dot."""

_KANA = late(r"[ぁ-ゖァ-ヺｦ-ﾝ][ぁ-ゖァ-ヺーｦ-ﾟ・]*")
_ANY_KANA = late("[ぁ-ゖァ-ヺ]")
_HAN = late(r"(?<![一-鿿（(])[一-鿿]{2,}(?![一-鿿）)])")
_CAPITALS = frozenset("韓日美米中英獨佛露北臺與野")
"""Single characters with which Korean headlines name countries and parties: 韓日, 美中."""

_NO_LETTERS = late(r"[\W\dA-Za-z_]+")
_OPENING, _CLOSING = "「『（(“‘《", "」』）)”’》"

_CHINESE = frozenset(
    "们这为说对时发问题设让应还进现实东车长门见觉观规视亲认识论议记许访评词译试话该语误请诸谁调谈"
    "谢证护报张庆库乐习书买卖乡产业严临义举乌乔亚亿仅仓仪优伟传伤伦伪侧侨俭债倾偿储兰兴冈军农冯冻"
    "净凤击则刚创删别剂剑剧劝办务动劳势协单卢卫厅历厉压厌县变叹呐员哑唤啸喷团围图圆场块坚坛坝坟坠"
    "垄处备夹夺奋奖妇妈姗娱婴孙审宪宽宾导寻层岁岂岗岛币师帐带庙废弹强归录彻忆忧怀态总恳恶恼悬惯愤"
    "懒戏战户执扩扫扬抚拟拥择挡挤挥损换掷搅摄摆摇敌旷显晓暂术杀杂权杨枪枫标栈栋栏树样桥检榄欢毁毕"
    "汇汉汤沧泽洁浆测济浏浑浓润涨渐渔满滚滤滨滩灭炼烁烂烛烦烧热爱爷牵狮猎玛环玺琼电畅疗疯瘫盏盐监"
    "盘眍矫矿码砖础祸积稳穷竞笼签简类紧纠红约级纪纯纲纳纵纷纸纹纺线练组细织终绍经结绕绘给络绝统继"
    "绩绪续维综绿缓编缘缩罗罚罢职联肃肠肿胀胁胜脑脸腾舰艺节苍苏药莲获营萧萨蓝虏虑虽虾蚀补衬览订讨"
    "训讯讲详讼诉诊诗诚诞询谅谊谋谓谨谱贝负贡财责贤败货质贩贪贫购贯贴贵贷贸费贺贾资赋赌赏赐赔赖赛"
    "赞赠赢赵趋跃轨轩转轮软轰轻载较辅辆辈辉输辑边过迈迟选递逻遗邓邮郑邻酱酿释针钉钟钢钱钻铁铃铜铝"
    "银链销锁锅错锡锦键锻镇镜闪闭闲间闻阅队阵阶际陆陈险隐难雏雾韦韩页顶项顺须顾顿预领颇频颖颗颜额"
    "风飞饭饮饰饱馆驱驶驻驾验骂骄骗鱼鲁鲜鸟鸡鸣鸿齐齿龙龟吗你您她呢吧啊么們這妳麼裡啟產嗎"
)
"""Forms that only Chinese uses. No Japanese standard has them, but for a few words (這 們 你)."""

_OLD_FORMS = (
    "國學臺灣會經濟體與實點對應發萬讀傳圖團聲壓圍醫壹隱營驛艷鹽奧橫歐溫穩價畫懷壞繪擴殼覺樂勸歡觀"
    "關歸氣龜僞戲犧舊據擧虛峽挾鄕曉驅區徑莖輕螢鷄藝擊儉劍檢權獻硏縣險顯驗嚴鑛號劑雜參慘棧蠶殘絲齒"
    "兒辭濕寫釋從澁獸縱肅處敍稱燒證奬狀乘淨疊孃讓釀觸囑寢盡隨髓樞數攝竊專戰淺踐錢纖禪雙壯插爭總裝"
    "騷臟屬續墮帶滯擇單擔膽彈斷癡遲晝蟲鑄廳聽敕鎭遞鐵轉黨盜燈當鬪獨屆貳腦霸廢賣麥髮蠻變舖豐沒滿藥"
    "譯譽搖樣謠賴亂覽兩獵綠鄰壘勵靈齡戀爐勞樓錄說"
)
"""Forms that Taiwan uses and Japan gave up in 1946, but for those that live on in many names."""

_FOREIGN_HAN = late(f"[{''.join(sorted(_CHINESE))}{_OLD_FORMS}]")


def findings(pair: TextPair, kept: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Compare the scripts: checks ``untranslated``, ``script``, ``chinese`` and ``kana``.

    Hangul in Japanese and kana in Korean are hard, but soft in quotes or brackets if the source
    has the same words: a brand (「오늘의집」). ``kept`` are names that stay in their own script.
    """
    target = pair.target
    for name in sorted(kept, key=len, reverse=True):
        target = target.replace(name, "")
    has_hangul = _HANGUL.search(target) is not None
    if has_hangul is (pair.lang is Lang.JA) and _is_echo(pair.source, target):
        yield Finding("untranslated", True, f"the source again: {_short(target)}")
        return
    if pair.lang is Lang.JA:
        if has_hangul:
            yield from _left(pair.source, target, _HANGUL, "Hangul")
        yield from _chinese(pair.source, target)
    else:
        yield from _left(pair.source, target, _KANA, "kana")
        yield from _han_left(pair.source, target)


def _is_echo(source: str, target: str) -> bool:
    """Tell whether what should be in another script is the source, but for figures and signs.

    Latin letters do not count. A Korean text in Chinese characters alone (東京) may be right in
    Japanese as it is.
    """
    if target.isascii():
        return False
    letters = _NO_LETTERS.sub("", target)
    return bool(letters) and letters == _NO_LETTERS.sub("", source)


def _left(source: str, target: str, script: re.Pattern[str], name: str) -> Iterator[Finding]:
    hard: list[str] = []
    soft: list[str] = []
    for run in script.finditer(target):
        quoted = (target[run.start() - 1 : run.start()] or " ") in _OPENING or (
            target[run.end() : run.end() + 1] or " "
        ) in _CLOSING
        (soft if quoted and run[0] in source else hard).append(run[0])
    if hard:
        yield Finding("script", True, f"{name} left in the translation: {_listed(hard)}")
    if soft:
        yield Finding("script", False, f"a name stands in {name}: {_listed(soft)}")


def _han_left(source: str, target: str) -> Iterator[Finding]:
    """Find Chinese characters that a Korean text took over: 도쿄(東京) and 韓日 are usual."""
    runs = [run[0] for run in _HAN.finditer(target)]
    left = [run for run in runs if run in source and not _CAPITALS.issuperset(run)]
    if left:
        yield Finding("script", False, f"Chinese characters left: {_listed(left)}")


def _chinese(source: str, target: str) -> Iterator[Finding]:
    has_kana = bool(_ANY_KANA.search(target))
    suspect = {char for char in _FOREIGN_HAN.findall(target) if char not in source}
    if has_kana and not suspect:
        return
    found = sorted(suspect.intersection(_CHINESE))
    old = suspect.difference(_CHINESE)
    han = 0 if has_kana else sum("一" <= char <= "鿿" for char in target)
    if found:
        yield Finding("chinese", True, f"Chinese forms: {_listed(found)}")
    elif old:
        # One or two may be a name (國學院); a text without kana, or with many, is Chinese.
        hard = len(old) > 2 or (not has_kana and han >= 8)
        yield Finding("chinese", hard, f"old or Chinese forms: {_listed(sorted(old))}")
    elif han >= 20:  # a name or a heading may have none, prose has
        yield Finding("kana", False, f"no kana in {han} characters")


def _listed(words: list[str]) -> str:
    return _short(", ".join(dict.fromkeys(words)))


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= 60 else text[:59] + "…"
