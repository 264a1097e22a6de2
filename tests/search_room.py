"""A press room of invented releases whose words are easily mistaken for each other."""

from __future__ import annotations

from harness import catalog, machine, release, reviewed

_RELEASES = (
    # slug, date, topic, (Korean title, subtitle, body), (Japanese title, subtitle, body)
    ("ministers", "2023-05-12", "startups",
     ("두 장관, 스타트업을 논의하다", "중소벤처기업부와 경제산업성",
      "중소벤처기업부는 12일 한일 스타트업 교류를 넓히기로 했다. 후지는 참가하지 않았다."),
     ("両大臣、スタートアップを議論", "中小ベンチャー企業部と経済産業省",
      "中小ベンチャー企業部は12日、日韓のスタートアップ交流を広げることにした。フジは参加しなかった。")),
    ("fund", "2023-06-01", "startups",
     ("공동 기금 조성", "", "두 나라는 161억 원을 모은다. 벤처 투자를 돕는 기업은행도 함께한다."),
     ("共同基金を造成", "", "両国は161億ウォンを集める。ベンチャー投資を支える企業銀行も加わる。")),
    ("ledger", "2023-06-02", "startups",
     ("기금 장부 공개", "", "잔액은 16,100,000,000원이다. 참가자는 12만3456명이다."),
     ("基金の帳簿を公開", "", "残高は16,100,000,000ウォンである。参加者は12万3456人である。")),
    ("yen", "2023-06-03", "markets",
     ("엔으로 받은 돈", "", "시장은 161억 엔을 받았다. 지난해는 1조 2,000억 원이었다."),
     ("円で受けた金", "", "市場は161億円を受けた。昨年は1兆2,000億ウォンだった。")),
    ("bus", "2023-07-01", "markets",
     ("시장 버스", "", "버스가 다섯 대 다닌다. 버섯은 싣지 않는다."),
     ("市場のバス", "", "バスが5台走る。キノコは載せない。")),
    ("pass", "2023-07-02", "markets",
     ("시장 패스", "", "패스 하나로 모든 가게에 들어간다."),
     ("市場のパス", "", "パス一枚ですべての店に入れる。")),
    ("halfwidth", "2023-07-03", "markets",
     ("반각 글자", "", "옛 표에는 반각 글자가 있다."),
     ("半角の文字", "", "古い表には ﾊﾟｽ と ｶﾞｲﾄﾞ がある。")),
    ("lotus", "2023-07-04", "markets",
     ("연꽃 축제", "", "연꽃이 핀다."), ("ハスの祭り", "", "ハスが咲く。")),
    ("kyoto", "2023-08-01", "markets",
     ("교토 상점가", "", "교토의 상점가가 문을 연다."), ("京都の商店街", "", "京都の商店街が開く。")),
    ("tokyo", "2023-08-02", "markets",
     ("도쿄도 방문", "", "도쿄도와 만났다."), ("東京都を訪問", "", "東京都と会った。")),
    ("rail", "2023-09-01", "",
     ("신칸센 시승", "", "신칸센을 탔다."), ("新幹線に試乗", "", "新幹線に乗った。")),
    ("staff", "2023-09-02", "",
     ("새 간부", "", "새 간부가 간선 도로를 살폈다."), ("新幹部が就任", "", "新幹部が幹線道路を見た。")),
    ("road", "2023-09-03", "",
     ("고속도로 개통", "", "고속도로가 열렸다."), ("高速道路が開通", "", "高速道路が開いた。")),
    ("speed", "2023-09-04", "",
     ("고속도 측정", "", "고속도 측정기를 시험했다."), ("高速度の測定", "", "高速度測定器を試験した。")),
    ("tech", "2024-01-05", "startups",
     ("AI 칩 K-POP 시연", "2nm 공정", "AI 칩은 CO2를 38.1% 줄인다. Wi-Fi 7과 5G를 쓴다. ①번 부스이다."),
     ("AIチップ K-POP 実演", "2nm工程", "AIチップはCO2を38.1%減らす。Wi-Fi 7と5Gを使う。①番ブースである。")),
    ("older", "2022-03-01", "markets",
     ("지난 시장 소식", "", "한일 시장이 자매결연을 했다."), ("昔の市場の知らせ", "", "日韓の市場が姉妹提携をした。")),
    ("deck", "2022-04-01", "",
     ("알림 하나", "전통시장 안내서", "내용은 아래와 같다."), ("お知らせ一つ", "伝統市場の手引書", "内容は次のとおり。")),
    ("body", "2022-05-01", "",
     ("알림 둘", "", "전통시장에서 열린다."), ("お知らせ二つ", "", "伝統市場で開かれる。")),
    ("title", "2022-02-01", "",
     ("전통시장 주간", "", "한 주 동안 이어진다."), ("伝統市場週間", "", "一週間続く。")),
    ("markup", "2024-02-01", "",
     ("꾸민 글", "", "**중소**벤처는 한 낱말이고 <b>는 태그가 아니다.\n\n강조\n\n- 사과와\n- 배"),
     ("飾った文", "", "**日**韓は一語で、<b>はタグではない。\n\n- りんごと\n- なし")),
    ("gov", "2024-02-02", "",
     ("부처 이름", "", "중소벤처기업부의 새 건물이다. 이영 장관이 K-콜렉션 2023에 왔다."),
     ("省庁の名前", "", "中小ベンチャー企業部の新庁舎である。李永長官がKコレクション2023に来た。")),
)  # fmt: skip

NAMES = """\
- {ko: 중소벤처기업부, ja: 中小ベンチャー企業部, kind: organization}
- {ko: 후지, ja: フジ, kind: organization}
- {ko: 이영, ja: 李永, kind: person, context: [장관, 長官]}
- {ko: 한일, ja: 日韓, kind: term}
- {ko: K-콜렉션 2023, ja: Kコレクション2023, kind: product}
- {ko: 비밀청, ja: 秘密庁, kind: organization}
"""
SECRET = "우주선착륙장"
HIDDEN = {
    "content/releases/2023/secret.md": release(
        f"{SECRET} 발표", f"비밀청이 {SECRET}을 연다.", date="2031-01-01"
    ),
    "content/releases/2023/draft.md": release(f"{SECRET} 초안", SECRET, draft="true"),
    "content/releases/2023/gone.md": release(
        "거둔 자료", f"{SECRET}은 없다.", withdrawn="{date: 2023-06-01, reason: 착오}"
    ),
}


def _files() -> dict[str, str | bytes]:
    found: dict[str, str | bytes] = {"content/names.yaml": NAMES, **HIDDEN}
    for slug, date, topic, korean, japanese in _RELEASES:
        path = f"content/releases/{date[:4]}/{slug}"
        title, subtitle, body = korean
        topics = f"[{topic}]" if topic else None
        found[f"{path}.md"] = release(
            title, body, date=date, subtitle=subtitle or None, topics=topics
        )
        title, subtitle, body = japanese
        head = f"title: {title}\n" + (f"subtitle: {subtitle}\n" if subtitle else "")
        found[f"{path}.ja.md"] = f"---\n{head}---\n{body}\n"
    title, body = "기계가 옮긴 글", "달맞이꽃이 핀다."
    found["content/releases/2023/robot.md"] = release(title, body, date="2023-10-01")
    found["content/releases/2023/robot.ja.po"] = catalog(
        machine(title, "機械が訳した文", "title"), machine(body, "月見草が咲く。")
    )
    title, body = "번역 없는 글", "민들레가 핀다."
    found["content/releases/2023/alone.md"] = release(title, body, date="2023-10-02")
    found["content/releases/2023/alone.ja.po"] = catalog(reviewed("다른 글", "別の文"))
    for number in range(13):
        path = f"content/releases/2021/many-{number:02}"
        found[f"{path}.md"] = release(
            f"연속 소식 {number}호", "무지개떡을 나눈다.", date=f"2021-01-{number + 1:02}"
        )
    return found


FILES = _files()
