"""Family names, by which a person's name is told from an ordinary word.

The commonest Korean ones and some two hundred Japanese ones, the latter with their usual spelling
in Hangul (rules of the National Institute of Korean Language for Japanese: 다나카, not 타나카).
"""

from __future__ import annotations

from pressbridge.register.titles import word_list

KOREAN = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나지엄채원천방공현함변"
    "염여추도석선설마길연위표명왕옥육맹탁국편"
)
"""Korean family names of one syllable.

Rarer ones that mostly begin ordinary words (기, 소, 경, 반) are left out."""

KOREAN_SURE = frozenset("김이박최정강조윤장임한오서신권황안송류홍고문양손배백허유남심노곽추구엄채")
"""Korean family names after which two syllables before a title are nearly always a person."""

KOREAN_DOUBLE = frozenset(word_list("남궁 황보 제갈 사공 선우 독고 서문 동방"))

KOREAN_IN_KANJI = frozenset("李朴崔鄭尹趙姜呉徐申洪曺裵盧權柳權兪禹")
"""Kanji with which hardly anything but a Korean (or Chinese) name begins in Japanese texts."""

KOREAN_IN_KANA = frozenset(
    word_list(
        """
        キム イ パク チェ チョン カン チョ ユン チャン イム ハン オ ソ シン クォン ファン アン ソン
        リュ ユ ホン コ ムン ヤン ペ ペク ホ ナム シム ノ ハ クァク チュ ウ ク ミン チン ナ チ オム
        """
    )
)

_JAPANESE = """
佐藤 사토 鈴木 스즈키 高橋 다카하시 田中 다나카 伊藤 이토 渡辺 와타나베 山本 야마모토
中村 나카무라 小林 고바야시 加藤 가토 吉田 요시다 山田 야마다 佐々木 사사키 山口 야마구치
松本 마쓰모토 井上 이노우에 木村 기무라 斎藤 사이토 清水 시미즈 山崎 야마자키 池田 이케다
橋本 하시모토 阿部 아베 石川 이시카와 山下 야마시타 中島 나카지마 石井 이시이 小川 오가와
前田 마에다 岡田 오카다 長谷川 하세가와 藤田 후지타 後藤 고토 近藤 곤도 村上 무라카미 遠藤 엔도
青木 아오키 坂本 사카모토 斉藤 사이토 福田 후쿠다 太田 오타 西村 니시무라 藤井 후지이 金子 가네코
岡本 오카모토 藤原 후지와라 三浦 미우라 中野 나카노 中川 나카가와 原田 하라다 松田 마쓰다
竹内 다케우치 小野 오노 田村 다무라 中山 나카야마 和田 와다 石田 이시다 森田 모리타 上田 우에다
内田 우치다 柴田 시바타 酒井 사카이 宮崎 미야자키 横山 요코야마 高木 다카기 安藤 안도
宮本 미야모토 大野 오노 小島 고지마 工藤 구도 谷口 다니구치 今井 이마이 高田 다카다 丸山 마루야마
増田 마스다 杉山 스기야마 村田 무라타 大塚 오쓰카 新井 아라이 小山 고야마 平野 히라노
藤本 후지모토 河野 고노 上野 우에노 野口 노구치 武田 다케다 松井 마쓰이 千葉 지바 菅原 스가와라
岩崎 이와사키 久保 구보 佐野 사노 木下 기노시타 野村 노무라 松尾 마쓰오 市川 이치카와 菊地 기쿠치
杉本 스기모토 古川 후루카와 大西 오니시 島田 시마다 水野 미즈노 桜井 사쿠라이 高野 다카노
吉川 요시카와 山内 야마우치 西田 니시다 飯田 이이다 菊池 기쿠치 西川 니시카와 小松 고마쓰
北村 기타무라 安田 야스다 五十嵐 이가라시 川口 가와구치 平田 히라타 中田 나카타 久保田 구보타
服部 핫토리 岩田 이와타 土屋 쓰치야 川崎 가와사키 福島 후쿠시마 本田 혼다 樋口 히구치
秋山 아키야마 田口 다구치 永井 나가이 山中 야마나카 中西 나카니시 吉村 요시무라 川上 가와카미
石原 이시하라 大橋 오하시 松岡 마쓰오카 馬場 바바 浜田 하마다 森本 모리모토 星野 호시노 矢野 야노
浅野 아사노 大久保 오쿠보 吉岡 요시오카 小池 고이케 野田 노다 荒井 아라이 熊谷 구마가이
松浦 마쓰우라 片山 가타야마 尾崎 오자키 内藤 나이토 大島 오시마 岸田 기시다 石破 이시바
高市 다카이치 安倍 아베 黒田 구로다 荒木 아라키 本間 혼마 早川 하야카와 岡崎 오카자키 成田 나리타
須藤 스도 田辺 다나베 望月 모치즈키 小田 오다 広瀬 히로세 豊田 도요다 大谷 오타니 沢田 사와다
川村 가와무라 渡部 와타나베 三宅 미야케 奥村 오쿠무라 植田 우에다 萩原 하기와라 松村 마쓰무라
河合 가와이 栗原 구리하라 三木 미키 神田 간다 茂木 모테기 上川 가미카와 十倉 도쿠라 宮田 미야타
関口 세키구치 平井 히라이 松下 마쓰시타 大川 오카와 山岸 야마기시 小泉 고이즈미 麻生 아소
加納 가노 西山 니시야마 東野 히가시노 森山 모리야마 田島 다지마 福井 후쿠이 白石 시라이시
大森 오모리 武藤 무토
"""
JAPANESE = frozenset(_JAPANESE.split()[::2])
"""Japanese family names in kanji, of two characters and more."""
JAPANESE_IN_HANGUL = frozenset(_JAPANESE.split()[1::2])
"""The names of ``JAPANESE`` as Koreans write them in Hangul."""
