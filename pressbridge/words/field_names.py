"""Names of fields and values as editors type them in other words: ``제목`` for ``title``.

Only for hints: each has one name, and a file that says it otherwise is not read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from functools import cache

from pressbridge.words.problems import Said, said
from pressbridge.words.vocabulary import Vocabulary, did_you_mean, meant_hint

_SAID = """
title: 제목 표제 헤드라인 타이틀 보도자료명
title: 件名 見出し タイトル 題名 表題 題 headline subject heading
subtitle: 부제 부제목 소제목 副題 サブタイトル 副見出し 小見出し subheading subhead
date: 날짜 일자 일시 일 배포일 배포일시 보도일 보도일시 보도시점 발표일 게시일 등록일 작성일 공개일
date: 日付 日時 日 公開日 公開日時 発表日 発表日時 配信日 配信日時 掲載日 作成日 published pubdate
lang: 언어 言語 language
language: 언어 기본언어 言語 lang
summary: 요약 개요 요지 리드 要約 概要 リード 要旨 abstract excerpt lead description
ai_training: AI학습 AI学習
reviewers: 검토자 확인자 검수자 確認者 校閲者 reviewer
contact_names: 담당자이름 담당자명 担当者名
description: 설명 소개 説明 紹介 概要 요약 summary
kind: 종류 유형 구분 種類 種別 区分 type category
number: 번호 호수 문서번호 番号 文書番号 号 no
topics: 주제 분야 토픽 태그 분류 テーマ 分野 トピック タグ 分類 tags categories topic tag
byline: 작성자 글쓴이 기자 필자 저자 執筆者 記者 著者 筆者 作成者 author authors writer
organization: 기관 기관명 조직 부처 회사 단체
organization: 機関 機関名 組織 団体 会社 発表元 org company organisation
dateline: 발신지 장소 지역 発信地 場所 地域 place location
embargo: 엠바고 보도제한 解禁 解禁日時 エンバーゴ 報道解禁
expires: 만료 만료일 종료 종료일 게시종료 有効期限 期限 掲載終了 終了日 expiry expire until
until: 종료 까지 종료일 終了 まで 終了日 to
from: 시작 부터 시작일 開始 から 開始日 since
draft: 초안 임시 임시저장 작성중 下書き 草稿 ドラフト
confidential: 비밀 대외비 비공개 기밀 秘密 社外秘 機密 部外秘 非公開 secret
images: 사진 이미지 그림 写真 画像 図 イメージ photos pictures image photo picture
attachments: 첨부 첨부파일 붙임 붙임파일 添付 添付ファイル 添付資料 別添 files attachment downloads
contacts: 연락처 문의 문의처 담당자 담당 連絡先 問い合わせ 問い合わせ先 お問い合わせ 担当 contact
related: 관련 관련자료 관련보도자료 관련글 関連 関連記事 関連リリース
corrections: 정정 정정보도 바로잡음 수정내용 訂正 訂正記事 修正 correction errata
updated: 수정일 수정일시 갱신 갱신일 업데이트 更新 更新日 更新日時 修正日 modified lastmod
withdrawn: 철회 취소 회수 撤回 取り下げ 取消 retracted
license: 라이선스 라이센스 저작권 공공누리 이용허락 ライセンス 著作権 利用許諾 licence copyright
permission: 허락 허가 동의 許可 許諾 承諾
source: 출처 원문 出典 出所 原文 引用元 origin
aliases: 별칭 옛주소 이전주소 기존주소 別名 旧アドレス 旧住所 旧URL alias redirects redirect_from
translate: 번역 번역여부 翻訳 翻訳可否
translation: 번역 번역설정 翻訳 翻訳設定 translate
file: 파일 파일명 ファイル ファイル名 filename src path
alt: 대체텍스트 대체글 사진설명 代替テキスト 説明 설명
caption: 캡션 설명 사진설명 그림설명 キャプション 説明 説明文 写真説明
credit: 크레딧 제공 사진제공 저작자 출처 ソース クレジット 提供 写真提供 撮影 photographer
department: 부서 담당부서 부서명 과 部署 担当部署 部署名 部門 課 dept division
name: 이름 성명 성함 명칭 담당자 이름들 名前 氏名 名称 担当者
role: 직책 직위 직급 직함 역할 役職 肩書き 役割 職位 position job
phone: 전화 전화번호 연락처 電話 電話番号 連絡先 tel telephone phonenumber
email: 이메일 메일 메일주소 전자우편 メール メールアドレス mail e-mail
audience: 대상 수신 対象 宛先
text: 내용 본문 글 内容 本文 文
was: 정정전 수정전 이전 오 訂正前 修正前 誤 before old
now: 정정후 수정후 이후 정 訂正後 修正後 正 after new
severity: 중요도 심각도 重要度 深刻度 level
reason: 사유 이유 理由 事由 why
by: 허락자 허락한사람 누가 許可者 許諾者 who
note: 비고 메모 참고 備考 メモ 注 remark memo comment
url: 주소 링크 웹주소 リンク アドレス ウェブアドレス link href website
base_url: 주소 사이트주소 홈페이지주소 基本URL サイトURL アドレス url baseurl site_url
repository: 저장소 リポジトリ
report: 오류신고 오류알림 誤りの報告 誤り報告
comments: 댓글 의견 コメント
github: 깃허브 ギットハブ
giscus: 기스커스 ギスカス
repo: 저장소이름 リポジトリ名
repo_id: 저장소ID リポジトリID
category: 카테고리 분류 カテゴリー カテゴリ 分類
category_id: 카테고리ID カテゴリーID
engine: 엔진 번역엔진 번역기 エンジン 翻訳エンジン
endpoint: 서버 서버주소 サーバー サーバ server
ko: 한국어 국문 한글 국어 韓国語 ハングル kr korean
ja: 일본어 일문 日本語 和文 jp japanese
endpoint_is_ours: 자체서버 自社サーバー
unreviewed: 미검토 검토전 未確認 未校閲
incomplete: 미완성 미완료 未完成 未完了
korea_japan: 한일 일한 한일표기 日韓 韓日
readings: 독음표기 읽기표기 読みの表記 読み方の表記
reading: 읽기 발음 독음 읽는법 読み 読み方 よみ ふりがな 振り仮名
context: 문맥 맥락 文脈 前後
variants: 이표기 다른표기 별표기 別表記 異表記 別の表記
wrong: 오기 오역 잘못 틀린표기 誤記 誤訳 誤り 間違い
of: 원본 기준 원문기준 元 原文
release: 보도자료 보도 報道発表 報道資料 プレスリリース
explanation: 설명 설명자료 해명자료 説明 説明資料 解説
correction: 정정 정정보도 訂正
notice: 공지 알림 안내 お知らせ 告知
auto: 자동 自動
human: 사람 직접 수동 人手 手動 人
no: 아니오 아니요 안함 いいえ しない 無
minor: 경미 사소 軽微
major: 중대 중요 重大
press: 언론 기자 보도 報道 記者 メディア
public: 일반 국민 시민 一般 市民
person: 사람 인물 사람이름 人 人物 人名
place: 장소 지명 場所 地名
product: 제품 상품 製品 商品
term: 용어 用語
google: 구글 グーグル
deepl: 딥엘 ディープエル
none: 없음 안함 なし 無し
kogl-1: 공공누리1유형 공공누리제1유형 제1유형 1유형
kogl-2: 공공누리2유형 공공누리제2유형 제2유형 2유형
kogl-3: 공공누리3유형 공공누리제3유형 제3유형 3유형
kogl-4: 공공누리4유형 공공누리제4유형 제4유형 4유형
"""
"""Each field or value with what it is called elsewhere; the first that fits a word is meant."""


@cache
def fields_by_word() -> dict[str, tuple[str, ...]]:
    """Return the fields that each word may stand for; a word without its spaces and capitals."""
    said: dict[str, tuple[str, ...]] = {}
    for line in _SAID.strip().split("\n"):
        name, _, words = line.partition(": ")
        for word in (name, *words.split()):
            key = _plain(word)
            said[key] = (*said.get(key, ()), name)
    return said


def _plain(word: str) -> str:
    """Return a word by its letters alone: of 제 목, E-Mail and ｔｉｔｌｅ too."""
    letters = unicodedata.normalize("NFKC", word).casefold()
    return "".join(char for char in letters if char.isalnum())


def only_meant(word: str) -> str:
    """Return the one field or value that a word means elsewhere; the word itself if unclear."""
    found = fields_by_word().get(_plain(word), ())
    return found[0] if len(found) == 1 else word


def field_meant(word: str, known: Collection[str]) -> str:
    """Return the field among the known ones that a word means elsewhere; empty if there is none."""
    return next((name for name in fields_by_word().get(_plain(word), ()) if name in known), "")


_GROUPS = {
    **dict.fromkeys(("department", "phone", "email", "role"), "contacts"),
    **dict.fromkeys(("file", "alt", "caption", "credit"), "images"),
}
"""Fields that editors write beside the group that they belong to."""


def key_hint(key: str, known: Vocabulary, elsewhere: Collection[str], not_here: Said) -> Said:
    """Return what an unknown key may have meant; nothing if nobody can tell.

    ``not_here`` explains what becomes of the keys that only ``elsewhere`` has a place for.
    """
    if key in elsewhere:
        return not_here
    if (group := _GROUPS.get(field_meant(key, _GROUPS), "")) in known:
        return said('it stands inside "{group}"', group=group)
    meant = field_meant(key, known)
    if not meant and (strange := field_meant(key, elsewhere)):
        return said('"{strange}" is meant: {not_here}', strange=strange, not_here=not_here)
    return meant_hint(meant) or did_you_mean(key.lower(), known)
