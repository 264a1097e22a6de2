"""What commands say in Korean, Japanese and English: ``--ui-lang``, the environment, the catalogs."""

from __future__ import annotations

import ast
import json
import pickle
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harness import FIRST, NOW, SiteTest, catalog, failed, release, run, stale, start
from hypothesis import given
from hypothesis import strategies as st
from test_architecture import MODULES, tree
from test_mistakes import CASES, read_cases, write

from pressbridge.cli import COMMANDS
from pressbridge.fidelity.checks import CHECKS
from pressbridge.messages import interface_texts, told
from pressbridge.reading.content import read_content
from pressbridge.reading.content_files import TABLES
from pressbridge.reading.source_fields import RELEASE_KEYS
from pressbridge.report import IN_ENGLISH, language, problem_lines, teller
from pressbridge.words.lang import Lang
from pressbridge.words.problems import (
    AS_IT_IS,
    LONGEST,
    RECORDED,
    Problem,
    Said,
    error,
    listed,
    quoted,
    recorded,
    said,
    shortened,
)
from pressbridge.world.store import decode, encode

Make = Callable[..., SiteTest]
MISTAKES = {
    FIRST: release(
        date="someday", colour="red", topics="[startup]", draft="maybe", related="[nothing]",
        body="# 큰 제목\n\n[a](b.pdf) ![](no.png) <www.example.org>\n\n| 가 | 나 |\n|---|",
    ),
    "content/releases/2022/a.md": "no fence\n",
    "content/releases/2022/B c.md": release(),
    "content/releases/2022/b.txt": "x",
    "content/names.yaml": "- {ko: 도쿄, ja: 東京}\n- {ko: 도쿄, ja: 京都, kind: place}\n- : x\n",
    "content/messages.yaml": "Archve: {ko: 가, ja: ア}\n",
    "content/extra.yaml": "a: 1\n",
    "templates/strange.html": "x",
}  # fmt: skip
ENGLISH = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,}(?![A-Za-z])")
KNOWN = """
YAML UTF HTML PDF Markdown Pressbridge PNG JPEG WebP SVG AVIF GIF HWP HWPX Word ZIP RTF PO
JSON Windows Naver Yandex git msgid msgstr msgctxt fuzzy waive MB CP EUC KR JP Shift JIS Ctrl
ENTITY endpoint yes no show hide openai from until context cached build attachments json svg
index text GitHub Pages giscus FILE visit
"""
"""Names of things, and keys and values that an editor types as they are."""
QUOTED = re.compile(
    r'"[^"]*"|「[^」]*」|python build\.py \w+|--[a-z-]+|\{command\} \w+( [a-z]+-[a-z-]+)?|[A-Z]+(?= \{)|SLUG'
    r"|[\w.*#<]*[./_:=@-][\w./:@=<>#…{}-]*|kogl-\d"
)
"""What stands in a message as it is: options, paths, addresses, examples and commands."""


PLACEHOLDER = re.compile(r"\{\w+\}")


def english_words(text: str) -> set[str]:
    return set(ENGLISH.findall(text)) - set(KNOWN.split())


def leaves(message: str) -> Iterator[str]:
    """Yield what a message quotes: whatever others have written."""
    for value in message.values.values() if isinstance(message, Said) else ():
        if isinstance(value, Said) and value.template not in (AS_IT_IS, RECORDED):
            yield from leaves(value)
        else:
            yield str(value)


def templates() -> Iterator[tuple[str, str]]:
    """Yield (module, template) of each message in the package; what is none of them fails."""
    for name, path in MODULES.items():
        if not any(
            isinstance(node, ast.ImportFrom) and any(one.name == "said" for one in node.names)
            for node in ast.walk(tree(path))
        ):
            continue
        for call in ast.walk(tree(path)):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
                continue
            if call.func.id == "said" and call.args:
                first = call.args[0]
                if isinstance(first, ast.Constant):
                    yield name, str(first.value)
                else:  # the name of one that stands elsewhere
                    assert isinstance(first, ast.Name | ast.IfExp | ast.Subscript), name


TEMPLATES = {template for _, template in templates()} | {"{list}, {part}"}


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


# --- the catalogs


@pytest.mark.parametrize("lang", Lang)
def test_every_message_is_said_in_every_language(lang: Lang) -> None:
    texts = interface_texts(lang)
    assert sorted(TEMPLATES - texts.keys()) == []
    assert sorted(texts.keys() - TEMPLATES) == []
    for template, text in texts.items():
        assert text.strip(), template
        assert placeholders(text) == placeholders(template), template


@pytest.mark.parametrize("lang", Lang)
def test_no_korean_particle_hangs_on_a_placeholder(lang: Lang) -> None:
    # Whether it is 은 or 는 depends on what is filled in.
    hanging = re.compile(r'\}["”]*(?:[은는이가을를와과](?![가-힣])|으?로(?![가-힣]))')
    for template, text in interface_texts(lang).items():
        assert not hanging.search(text), (template, text)


SAYING = {
    "error": (3, 4), "warning": (3, 4), "Finding": (2,), "UsageProblem": (0,), "Slip": (2, 3),
    "Refusal": (1, 2), "TemplateProblem": (2,), "NotAPictureError": (0, 1),
    "NotReviewable": (0,), "BadRequest": (0,), "Unfit": (0,), "Wrong": (0,), "NameAnswer": (2, 3),
}  # fmt: skip
"""Functions and classes that take messages, and where."""


@pytest.mark.parametrize("name", MODULES)
def test_no_message_is_put_together_where_it_arises(name: str) -> None:
    for call in ast.walk(tree(MODULES[name])):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
            continue
        for at in SAYING.get(call.func.id, ()):
            given_here = call.args[at : at + 1] + [
                one.value for one in call.keywords if one.arg in ("message", "hint")
            ]
            for argument in given_here:
                place = f"{name}:{call.lineno}"
                assert not isinstance(argument, ast.Constant | ast.JoinedStr | ast.BinOp), place


@pytest.mark.parametrize("lang", Lang)
def test_no_english_word_is_left_in_a_catalog(lang: Lang) -> None:
    found = {
        text: words
        for text in interface_texts(lang).values()
        if (words := english_words(PLACEHOLDER.sub(" ", QUOTED.sub(" ", text))))
    }
    assert not found


# --- what a message is


def test_a_message_is_its_english_text() -> None:
    message = said("{n} of {all} passages", n=3, all=said("{count} texts", count=5))
    assert message == "3 of 5 texts passages"
    assert hash(message) == hash("3 of 5 texts passages")
    assert json.dumps([message]) == '["3 of 5 texts passages"]'
    again = pickle.loads(pickle.dumps(message))
    assert (again, again.template, again.values) == (message, message.template, message.values)


values = st.text() | st.integers(-(2**40), 2**40) | st.text().map(quoted)


@given(st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), values, max_size=4))
def test_a_stored_message_is_the_same_message(filled: dict[str, str | int]) -> None:
    template = "".join(f"{{{name}}} – " for name in filled) or "{nothing}"
    problem = error("code", "path", 1, Said(template, filled))
    back = decode(encode(problem).data, Problem)
    assert back == problem
    assert shortened(back.what) == back.message or len(back.what) > LONGEST / 2


@pytest.mark.parametrize("lang", Lang)
def test_a_long_message_is_cut_in_every_language(lang: Lang) -> None:
    problem = error("code", "a.md", 1, said('unknown key "{key}"', key="k" * 50_000))
    (line,) = problem_lines((problem,), colour=False, tell=teller(lang))
    assert len(line) < LONGEST + 50
    assert "…" in line
    assert not line.startswith("a.md:1: unknown")


@pytest.mark.parametrize("lang", Lang)
def test_what_others_wrote_stays_as_it_is(lang: Lang) -> None:
    for text in ("{n}", "the file is empty", "%s {}", "{"):
        assert told(quoted(text), lang) == text
        assert told(said('there is no message "{key}"', key=text), lang).count(text) == 1


@pytest.mark.parametrize("lang", Lang)
def test_a_message_in_a_catalog_is_recognised(lang: Lang) -> None:
    one = said("mark {number} stands {count} times, not once", number="⟦1⟧", count=2)
    assert told(recorded(str(one)), lang) == told(one, lang)
    other = said("{old} in the source is {new} in the translation", old="48개사", new="40社")
    assert told(recorded(str(other)), lang) == told(other, lang)
    assert told(recorded("somebody's own words"), lang) == "somebody's own words"


@given(st.text(alphabet="ab {}\"':⟦1⟧in the source", max_size=300))
def test_whatever_stands_in_a_catalog_can_be_said(text: str) -> None:
    assert isinstance(told(recorded(text), Lang.KO), str)


# --- the language of a run


@pytest.mark.parametrize(
    ("asked", "environment", "expected"),
    [
        (None, {}, "en"),
        (None, {"LANG": "ko_KR.UTF-8"}, "ko"),
        (None, {"LANG": "ja_JP"}, "ja"),
        (None, {"LANG": "ja"}, "ja"),
        (None, {"LANG": "ko-KR"}, "ko"),
        (None, {"LANG": "KO_KR.eucKR"}, "ko"),
        (None, {"LANG": "kok_IN"}, "en"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        (None, {"LC_MESSAGES": "ja_JP", "LANG": "ko_KR"}, "ja"),
        (None, {"LC_ALL": "C", "LC_MESSAGES": "ja_JP", "LANG": "ko_KR"}, "en"),
        (None, {"LC_ALL": "", "LANG": "ko_KR"}, "ko"),
        ("en", {"LANG": "ko_KR"}, "en"),
        ("ja", {"LC_ALL": "ko_KR"}, "ja"),
        ("fr", {"LANG": "ko_KR"}, "ko"),
    ],
)  # fmt: skip
def test_the_language_is_asked_for_or_that_of_the_environment(
    asked: str | None, environment: dict[str, str], expected: str
) -> None:
    assert language(asked, environment) == expected


def test_a_run_speaks_the_language_of_its_environment(site: Make) -> None:
    room = site({FIRST: release(date="someday")})
    argv = ("check", "--root", str(room.root), "--offline", "--now", NOW)
    korean = start(*argv, environment={"LC_ALL": "ko_KR.UTF-8"})
    assert f'{FIRST}:3: "date": 날짜가 아닙니다: "someday"' in korean.err
    assert "오류 1건." in korean.out
    english = start(*argv, "--ui-lang", "en", environment={"LC_ALL": "ko_KR.UTF-8"})
    assert f'{FIRST}:3: "date": "someday" is not a date' in english.err


def test_json_is_said_in_the_language_with_the_same_codes(site: Make) -> None:
    room = site({FIRST: release(date="someday", colour="red")})
    argv = ("check", "--root", str(room.root), "--offline", "--now", NOW, "--format", "json")
    english, japanese = run(*argv).data, run(*argv, "--ui-lang", "ja").data
    for one, other in zip(english["problems"], japanese["problems"], strict=True):
        same = {"severity", "code", "hard", "path", "line"}
        assert {key: one[key] for key in same} == {key: other[key] for key in same}
        assert one["message"] != other["message"]
    assert (
        "日付ではありません：「someday」"
        in japanese["problems"][0]["message"] + (japanese["problems"][1]["message"])
    )


def test_a_wrong_option_is_said_in_the_language(site: Make) -> None:
    room = site({FIRST: release()})
    wrong = (
        ("--now", "tomorrow"), ("--base-url", "https://"), ("--jobs", "0"), ("--format", "xml"),
        ("--colour",), ("--jobs",), ("--offline=yes",), ("check", "word"), ("new",), ("biuld",),
        ("--root", "/nowhere/at/all"), ("--drafts",), ("new", "Big Slug"),
        ("new", "visit"), ("translate", "--accept", "visti"), ("--strct",),
    )  # fmt: skip
    for argv in wrong:
        done = run("--root", str(room.root), "--offline", *argv, "--ui-lang", "ko")
        assert done.code == 2, argv
        last = done.err.strip().splitlines()[-1]
        assert re.search("[가-힣]", last), (argv, last)
        typed = english_words(" ".join([*argv, str(room.root), *COMMANDS, FIRST]))
        assert english_words(QUOTED.sub(" ", last)) <= typed | {"json", "out", "root", "SLUG", "visit", "to", "tokyo",
                                              "site", "help", "offline"}, last  # fmt: skip
        data = run("--root", str(room.root), "--format", "json", *argv, "--ui-lang", "ko")
        assert data.code == 2
        assert re.search("[가-힣]", data.data["problems"][0]["message"]) or argv[0] == "biuld"


HELP = """
OPTIONS COMMAND ARGS NAMES LANG html ISO TIME SLUG DIRECTORY PATH TEXT INTEGER RANGE YEAR ROOT python py root
base url json ko ja en site yaml content releases md
"""


@pytest.mark.parametrize("lang", ["ko", "ja"])
def test_help_is_said_in_the_language(lang: str) -> None:
    options = set(
        re.findall(r"\w+", " ".join(re.findall(r"--[a-z-]+", run("translate", "-h").out)))
    )
    for command in ("", *COMMANDS):
        shown = run(*([command] if command else []), "--help", "--ui-lang", lang).out
        own = set(re.findall(r"\w+", " ".join(re.findall(r"--[a-z-]+", shown))))
        assert english_words(shown) <= {*HELP.split()} | {*COMMANDS} | options | own, shown


# --- whole rooms


KEYS = english_words(" ".join([*RELEASE_KEYS, *CHECKS, *TABLES, "releases pages static ko ja"]))


@pytest.mark.parametrize("lang", ["ko", "ja"])
def test_a_room_of_mistakes_is_told_without_an_english_word(site: Make, lang: str) -> None:
    room = site(MISTAKES)
    content = english_words(" ".join([*MISTAKES, *MISTAKES.values(), str(room.root)]))
    for command in ("check", "build", "translate", "status"):
        done = room.run(command, "--offline", "--now", NOW, "--ui-lang", lang)
        assert done.code == 1
        assert len(done.err.splitlines()) > 20
        for line in (*done.err.splitlines(), *done.out.splitlines()):
            bare = QUOTED.sub(" ", re.sub(r"^content/\S+ ", "", line))
            strange = english_words(bare) - content - KEYS
            assert strange <= {*EXAMPLES.split()}, line


EXAMPLES = """
https http mailto tel example org www visit to tokyo photo jpg docs templates date title name
names topics kind person place organization product term content build python py root site
yaml releases new translate accept txt md description press
"""


@pytest.mark.parametrize("lang", Lang)
def test_every_known_mistake_is_told_without_an_english_word(tmp_path: Path, lang: Lang) -> None:
    for number, case in enumerate(read_cases(CASES.read_text(encoding="utf-8"))):
        root = write(tmp_path / str(number), case.files, case.absent)
        for problem in read_content(root)[1]:
            lines = [*problem_lines((problem,), colour=False, tell=teller(lang))]
            english = [*problem_lines((problem,), colour=False)]
            assert len(lines) == len(english), case.title
            quoted_here = english_words(" ".join([*leaves(problem.what), *leaves(problem.remedy)]))
            for line, other in zip(lines, english, strict=True):
                said_here = line.removeprefix(problem.place)
                if line.startswith("    "):  # to be written into a file
                    continue
                assert re.search("[가-힣ぁ-ん]", said_here), (case.title, line)
                assert line != other, case.title
                bare = QUOTED.sub(" ", said_here)
                assert english_words(bare) <= quoted_here, (case.title, line)


def test_a_problem_from_the_ledger_is_told_in_the_language_of_this_run(site: Make) -> None:
    room = site({FIRST: release(body="# 큰 제목\n\n글")})
    argv = ("build", "--offline", "--now", NOW)
    assert "a heading with one #" in room.run(*argv).err
    room.run(*argv)  # files that were just written are looked at once more
    for lang, words in (
        ("ko", "소제목으로 바뀝니다"),
        ("ja", "見出しになります"),
        ("en", "a heading with"),
    ):
        done = room.run(*argv, "--ui-lang", lang)
        assert words in done.err, lang
        assert room.run(*argv, "--ui-lang", lang, "--explain").code == 0


def test_a_reason_in_a_catalog_is_told_in_the_language(site: Make) -> None:
    path = FIRST.replace(".md", ".ja.po")
    entry = failed("본문입니다.", "本文です。").replace(
        "empty: nothing", "untranslated: the answer is still in the source language"
    )
    room = site({FIRST: release(), path: catalog(entry, stale("도쿄 방문", "東京訪問", "title"))})
    done = room.run("check", "--offline", "--now", NOW, "--ui-lang", "ja")
    assert "応答が訳されず、原文の言語のままです" in done.err
    assert "公開していません。その後に原文が変わりました：" in done.err


def test_many_of_a_kind_are_told_as_one_in_the_language(site: Make) -> None:
    files = {f"content/releases/2023/a{n}.md": release(body="# 큰 제목\n\n글") for n in range(12)}
    done = site(files).run("check", "--offline", "--now", NOW, "--ui-lang", "ko")
    assert "(12번: 파일 12개, 첫 번째만 표시)" in done.err
    assert "(--format json 옵션을 쓰면 모두 나옵니다)" in done.err


def test_english_needs_no_catalog(site: Make) -> None:
    assert teller("en") is IN_ENGLISH
    room = site({FIRST: release()}).built()
    script = (
        "import sys\nfrom pressbridge.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('babel' in sys.modules)\n"
    )
    for lang, quiet, loaded in (
        ("en", (), "False"),
        ("ko", ("--quiet",), "False"),
        ("ko", (), "True"),
    ):
        argv = ("build", "--root", str(room.root), "--offline", "--ui-lang", lang, *quiet)
        for _ in range(2):
            done = start_python(script, *argv)
        assert done.splitlines()[-1] == loaded, (lang, quiet)


def start_python(script: str, *argv: str) -> str:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", script, *argv], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_list_is_said_as_the_language_does() -> None:
    some = listed([said("1 error"), said("{n} warnings", n=2)])
    assert some == "1 error, 2 warnings"
    assert told(some, Lang.JA) == "エラー1件、警告2件"
