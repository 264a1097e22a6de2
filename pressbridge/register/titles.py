"""Titles and offices that stand beside people's names, as press releases write them."""

from __future__ import annotations

from pressbridge.words.patterns import late


def word_list(text: str) -> tuple[str, ...]:
    """Return the words of a text: a way to write long tables of words without quotes."""
    return tuple(text.split())


def pattern_of(words: tuple[str, ...]) -> str:
    """Return a regular expression for any of the words, the longest first.

    Words with the same first character are taken together: ``re`` has fewer of them to try.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items()) + ")"


KOREAN = word_list(
    """
    장관 차관 차관보 대표 대표이사 공동대표 대표자 회장 부회장 명예회장 사장 부사장 이사장 부이사장
    이사 전무 상무 전무이사 상무이사 상무보 사외이사 상임이사 감사위원 위원장 부위원장 상임위원장
    위원 상임위원 최고위원 전문위원 자문위원 심사위원 연구위원 선임연구위원 논설위원 원장 부원장
    병원장 의료원장 청장 차장 처장 총리 부총리 대통령 부통령 의원 국회의원 도의원 시의원 구의원
    원내대표 교수 부교수 조교수 명예교수 석좌교수 겸임교수 박사 기자 선임기자 특파원 대사 총영사
    부총영사 영사 부영사 실장 비서실장 국장 부국장 과장 팀장 부팀장 부장 본부장 부본부장 센터장
    그룹장 파트장 반장 소장 연구소장 관장 단장 부단장 행장 은행장 총재 부총재 총장 부총장 사무총장
    검찰총장 학장 부학장 학과장 학부장 교장 교감 교육감 조합장 지사 도지사 부지사 시장 부시장
    구청장 부구청장 군수 부군수 읍장 면장 담당상 대신 외상 의장 부의장 국회의장 대변인 부대변인
    사무국장 사무처장 특사 여사 선생 선생님 고문 수석 비서관 보좌관 심의관 참사관 공사참사관 서기관
    이사관 부이사관 정책관 기획관 조정관 협력관 감사관 담당관 행정관 사무관 주무관 연구관 연구사
    장학관 학예사 학예연구사 감독 선수 작가 배우 변호사 무역관장 지점장 지사장 지부장 지회장 법인장
    공장장 점장 매니저 디렉터 프로듀서 파트너 큐레이터 아나운서 앵커 연구원 책임연구원 선임연구원
    수석연구원 상인회장 협회장 연합회장 동문회장 회계사 세무사 변리사 법무사 노무사 판사 부장판사
    검사 부장검사 재판관 대법관 지검장 서장 소방서장 경찰서장 사령관 총경 경무관 대령 중령 소령
    편집장 편집국장 주필 발행인 시인 최고경영자 최고기술책임자 최고재무책임자 최고운영책임자
    집행임원 공사 소설가 평론가 화백 지휘자 디자이너 건축가 셰프 목사 스님 간사 코치 주석 총서기
    국왕 총통
    """
)
"""Titles and offices behind a Korean name, and in front of one."""
KOREAN_ROLES = word_list(
    """
    부대표 수석부대표 대표변호사 대표위원 피아니스트 바이올리니스트 첼리스트 성악가 안무가 무용가
    가수 화가 작곡가 연출가 연출 학회장 교육장 교사 의사 간호사 약사 한의사 학생 대학생 조교 강사
    실무관 리더 총괄 총무 감사 사회자 진행자 통역사 번역가 요리사 연주자 명인 장인 명창 선장 기장
    소방관 경찰관 소방위 소방령 경감 경정 대위 중위 대장 준장 이장 학예실장 방송인 해설위원
    본부장보 사외감사 의료진 주지 신부 수녀 주교 추기경 상무관 공보관 무관 연락관 수사관 조사관
    심사관
    """
)
"""What else people are called beside their names in Korean: too common to tell a registered one."""

KOREAN_HEADS = (
    "(?:장관|차관|위원장|청장|처장|실장|국장|과장|팀장|부장|본부장|센터장|그룹장|단장|반장|소장|원장|관장|총장|학장"
    "|지점장|지부장|법인장|심의관|참사관|서기관|정책관|기획관|조정관|협력관|감사관|담당관|행정관|비서관|보좌관|사무관"
    "|연구관|대변인|대사|총영사|교수|기자|변호사|판사|검사|연구위원|논설위원|전문위원|대표|의원)"
)
"""Titles with which a longer one may end: 통상정책국장, 외교부장관."""

JAPANESE = word_list(
    """
    長官 次官 次官補 事務次官 大臣 副大臣 大臣政務官 政務官 首相 副首相 総理 総理大臣 大統領
    副大統領 外相 財務相 経産相 厚労相 国交相 文科相 農相 防衛相 総務相 法相 環境相 デジタル相
    担当相 代表 共同代表 代表者 代表理事 代表取締役 取締役 専務取締役 常務取締役 社外取締役 監査役
    相談役 参与 執行役員 会長 副会長 会頭 副会頭 社長 副社長 理事長 副理事長 理事 専務 常務
    専務理事 常務理事 監事 幹事長 幹事 委員長 副委員長 委員 評議員 論説委員 議員 議長 副議長 院長
    副院長 病院長 庁長 処長 教授 准教授 助教 名誉教授 特任教授 講師 博士 記者 特派員 編集長
    論説主幹 大使 公使 総領事 領事 副領事 参事官 公使参事官 審議官 書記官 理事官 広報官 調整官
    企画官 補佐官 首相補佐官 秘書官 報道官 官房長 事務次長 政策官 監督官 交渉官 担当官 連絡官
    行政官 統括官 管理官 専門官 対策官 監察官 専門員 政策監 技監 主務官 事務官 調査官 研究官 分析官
    参事 主事 主査 主任 室長 局長 局次長 課長 部長 次長 係長 班長 本部長 チーム長 チームリーダー
    グループ長 グループリーダー リーダー マネージャー マネジャー ディレクター プロデューサー
    デザイナー エンジニア センター長 所長 研究所長 館長 団長 隊長 頭取 総裁 副総裁 総長 学長 副学長
    学部長 校長 園長 店長 工場長 支社長 支店長 支局長 支部長 署長 組合長 知事 副知事 市長 副市長
    区長 町長 村長 事務総長 事務局長 特使 夫人 先生 顧問 首席 首席代表 監督 コーチ 選手 主将 作家
    俳優 歌手 画家 建築家 指揮者 弁護士 弁理士 会計士 税理士 医師 判事 検事 裁判官 官房長官
    官房副長官 書記長 党首 政調会長 主任研究員 上席研究員 研究員 アナウンサー ピアニスト
    バイオリニスト 声楽家 作曲家 演出家 写真家 映画監督 シェフ 司会者 教諭 看護師 店主 船長 機長
    警視 警部 主幹 次席 担当者 責任者 最高経営責任者 最高財務責任者 最高技術責任者 主席 総書記 国王
    """
)
"""Titles and offices behind a Japanese name, and in front of one."""

OFFICES = frozenset(
    word_list(
        """
        通商 政策 経済 総務 広報 営業 国際 企画 人事 財務 研究 開発 事業 海外 地域 産業 観光 文化
        調査 管理 運営 情報 技術 支援 推進 戦略 商務 環境 農業 水産 教育 福祉 医療 保健 都市 交通
        防災 秘書 統括 首席 主席 労組 組合 官房 大臣 衆院 参院 県議 市議 対外 対策 総合 統合 公共
        審査 審議 選考 実行 組織 準備 諮問 専門 特任 特別 客員 招聘 名誉 終身 上席 太平 経営 財政
        予算 決算 税制 関税 知的 特許 気象 消防 警備 警察 刑事 民事 最高 検察 保険 年金 介護 保育
        児童 学校 生涯 体育 競技 強化 育成 普及 審判 共同 特命 一等 二等 三等 総括 駐日 駐韓 在外
        外交 外務 法務 会計 監査 製造 生産 品質 販売 流通 物流 輸出 貿易 投資 金融 税務 労働 雇用
        少年 青年 女性 市民 住民 県民 広域 地方 中央 東京 大阪 本社 支社 本部 常任 上級 専任 主任
        副部 代理 筆頭 常勤 非常 臨時 最高 危機 安全 原子 資源 北東 東北 東南 南米 北米 欧州 中東
        アジ 日本 韓国 報道 編集 政治 社会 学芸 展示 資料 連携 協力 交流 創業 起業 新規 市場 顧客
        商品 宣伝 渉外 契約 購買 施設 設備 建築 土木 道路 河川 港湾 航空 海事 漁業 林業 畜産 食品
        衛生 健康
        """
    )
)
"""How the name of an office begins, two kanji that stand behind a name: 水谷通商政策局長."""

LATIN = ("CEO", "CFO", "CTO", "COO", "CMO", "CIO")

HONORIFICS = ("氏", "様", "さん", "ら", "君")
"""Honorifics behind a Japanese name."""

_BEFORE_TITLE = "(?:前|元|現|新|故|両)?"
_OFFICE = (
    "(?:経済産業|経済再生|経済財政|財政経済|経産|外務|外交|財務|防衛|環境|厚生労働|厚労|国土交通|国交|農林水産|農水|文部科学"
    "|文科|総務|法務|官房|内閣府|特命|産業通商|企画財政|中小ベンチャー|スタートアップ|デジタル|担当|共同|名誉|事務"
    f"|{'|'.join(sorted(word for word in OFFICES if len(word) == 2))}){{0,4}}"
)

AFTER_SPACED_NAME = late(f" ?(?:[전현] |신임 )?(?:{pattern_of(KOREAN)}|[씨님](?![가-힣]{{2}}))")
"""Text behind ``이 영`` that makes it a person: a title or an honorific."""

AFTER_KANJI_NAME = late(
    rf"{_BEFORE_TITLE}(?:{_OFFICE}{pattern_of((*JAPANESE, *HONORIFICS))}"
    "|内閣|政権|政府|兄弟|夫妻|夫婦)"
)
"""Kanji that may follow a person's name: a title, perhaps with ``前`` and an office before it."""

BEFORE_KANJI_NAME = late(rf"(?:{pattern_of(JAPANESE)}|[部省庁府院処局会社党側元前現新故])\Z")
"""Kanji that may end right before a person's name."""
