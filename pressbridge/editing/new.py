"""``new SLUG``: a release to begin with."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from pressbridge.reading.content import read_content
from pressbridge.run import UsageProblem
from pressbridge.words.file_names import name_fault
from pressbridge.words.lang import Lang
from pressbridge.words.problems import said
from pressbridge.world.files import exists, write_atomic

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_TEMPLATES = {
    Lang.KO: """---
title: 제목을 한 줄로 씁니다
date: {date}
lang: ko
draft: true   # 공개할 때 이 줄을 지웁니다
# subtitle: 제목 아래 한 줄
# summary: 목록과 검색 결과에 보이는 요약
# topics: [startups]
# embargo: {date}T10:00   # 이 시각 전에는 어디에도 나오지 않습니다
# images:
#   - file: photo.jpg
#     alt: 사진에 보이는 것
#     caption: 사진 설명
#     credit: 기관 이름
# contacts:
#   - department: 담당 부서
#     phone: 02-0000-0000
#     email: press@example.org
---

첫 문단에는 누가, 언제, 어디서, 무엇을 했는지 씁니다.

## 소제목

본문을 이어서 씁니다.
""",
    Lang.JA: """---
title: 見出しを一行で書きます
date: {date}
lang: ja
draft: true   # 公開するときにこの行を消します
# subtitle: 見出しの下の一行
# summary: 一覧と検索結果に出る要約
# topics: [startups]
# embargo: {date}T10:00   # この時刻まではどこにも出ません
# images:
#   - file: photo.jpg
#     alt: 写真に写っているもの
#     caption: 写真の説明
#     credit: 機関の名前
# contacts:
#   - department: 担当部署
#     phone: 02-0000-0000
#     email: press@example.org
---

最初の段落には、誰が、いつ、どこで、何をしたかを書きます。

## 小見出し

本文を続けます。
""",
}

NEXT_STEPS = said(
    "Write it, look at it with  {command} serve,  then  {command} check,  and commit it."
)
"""What to do with the file of a new release."""


def new_release(root: Path, slug: str, now: datetime, lang: Lang | None) -> str:
    """Write a draft that an editor fills in; return its path. Raises UsageProblem."""
    if not _SLUG.fullmatch(slug) or slug == "index":
        raise UsageProblem(
            said(
                '"{slug}" cannot be part of an address: use small Latin letters, digits and '
                "hyphens, such as visit-to-tokyo",
                slug=slug,
            )
        )
    if fault := name_fault(slug):
        raise UsageProblem(
            said('"{slug}" cannot be the name of a file: it {fault}', slug=slug, fault=fault)
        )
    content, problems = read_content(root)
    taken = {source.slug: source.path for source in content.sources} if content else {}
    path = f"content/releases/{now.year}/{slug}.md"
    if slug in taken or exists(root / path):
        raise UsageProblem(
            said('the slug "{slug}" is taken by {place}', slug=slug, place=taken.get(slug, path))
        )
    links = (problem for problem in problems if problem.code.startswith("odd-"))
    link = next((one for one in links if f"{path}/".startswith(f"{one.path}/")), None)
    if link:
        raise UsageProblem(said("{path}: {fault}", path=link.path, fault=link.what))
    chosen = lang or (content.site.language if content else Lang.KO)
    text = _TEMPLATES[chosen].format(date=now.date().isoformat())
    write_atomic(root / path, text.encode())
    return path
