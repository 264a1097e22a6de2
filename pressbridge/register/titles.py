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
    장관 차관 차관보 대표 대표이사 공동대표 회장 부회장 명예회장 사장 부사장 이사장 이사 전무
    상무 위원장 부위원장 위원 원장 부원장 청장 처장 총리 부총리 대통령 의원 교수 박사 기자 대사
    총영사 영사 실장 국장 과장 팀장 부장 차장 본부장 센터장 소장 관장 단장 행장 총재 총장 학장
    조합장 지사 도지사 시장 구청장 군수 담당상 대신 외상 의장 부의장 대변인 사무총장 사무국장
    특사 여사 선생 고문 수석 비서관 보좌관 감독 선수 작가 배우 변호사 무역관장 지점장 사무관
    주무관 연구원 상인회장
    """
)

JAPANESE = word_list(
    """
    長官 次官 次官補 大臣 副大臣 首相 総理 総理大臣 大統領 外相 財務相 経産相 厚労相 国交相
    文科相 農相 防衛相 総務相 法相 環境相 担当相 代表 代表理事 代表取締役 取締役 会長 副会長
    社長 副社長 理事長 理事 専務 常務 委員長 副委員長 委員 議員 議長 院長 庁長 処長 教授 博士
    記者 大使 総領事 室長 局長 課長 部長 次長 本部長 チーム長 チームリーダー センター長 所長
    館長 団長 頭取 総裁 総長 学長 組合長 知事 市長 区長 町長 事務総長 事務局長 報道官 特使 夫人
    先生 顧問 首席 秘書官 監督 選手 作家 俳優 弁護士 支店長 官房長官
    """
)

HONORIFICS = ("氏", "様", "さん", "ら", "君")
"""Honorifics behind a Japanese name."""

_BEFORE_TITLE = "(?:前|元|現|新|故|両)?"
_OFFICE = (
    "(?:経済産業|経済再生|経済財政|財政経済|経産|外務|外交|財務|防衛|環境|厚生労働|厚労|国土交通|国交|農林水産|農水|文部科学"
    "|文科|総務|法務|官房|内閣府|特命|産業通商|企画財政|中小ベンチャー|スタートアップ|デジタル|担当|共同|名誉|事務){0,4}"
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
