"""PO files: what is written is read, and no slip of a person's hand costs a person's work."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tables import cases

from pressbridge.formats.po import PoEntry, PoFile, read_po, write_po

SIGNS = {"\t": "<TAB>", "\r": "<CR>", "\n": "/"}


def visible(text: str) -> str:
    for sign, name in SIGNS.items():
        text = text.replace(sign, name)
    return text


def shown(entry: PoEntry) -> str:
    flags = " ".join((*entry.flags, *(["~"] if entry.obsolete else [])))
    return f"({entry.msgctxt}) {visible(entry.msgid)} -> {visible(entry.msgstr)} [{flags}]"


@pytest.mark.parametrize("lines", cases("po.txt"))
def test_a_file_is_read_whole_or_each_damage_is_named(lines: list[str]) -> None:
    text = "\n".join(line[1:] for line in lines if line.startswith("|")).replace("<TAB>", "\t")
    file, problems = read_po(text, "a.po")
    found = [f"! {problem.line}: {problem.message}" for problem in problems]
    assert found == [line for line in lines if line.startswith("!")]
    assert all(problem.hint and problem.path == "a.po" for problem in problems)
    if not problems:
        assert [f"= {shown(e)}" for e in file.entries] == [x for x in lines if x.startswith("=")]


# --- there and back -------------------------------------------------------------------------------

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
awkward = st.lists(
    st.sampled_from(['"', "\\", "\n", "\t", "\r", "\\n", "#~ ", "msgid ", "가", "あ", " ", "\u2028", "\x85", "\x0c"]),
    max_size=8,
).map("".join)  # fmt: skip
texts = anything | awkward
comments = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20).map(
    str.rstrip
)
tidy = comments.map(str.strip)
flags = st.sampled_from(["fuzzy", "no-wrap", "c-format"])


@st.composite
def entries(draw: st.DrawFn) -> PoEntry:
    return PoEntry(
        msgid=draw(texts.filter(bool)),
        msgstr=draw(texts),
        msgctxt=draw(texts),
        flags=tuple(draw(st.lists(flags, unique=True, max_size=2))),
        extracted=tuple(draw(st.lists(tidy, max_size=2))),
        comments=tuple(draw(st.lists(comments, max_size=2))),
        references=tuple(draw(st.lists(tidy, max_size=1))),
        previous=draw(st.none() | texts),
        obsolete=draw(st.booleans()),
    )


def unique(found: list[PoEntry]) -> tuple[PoEntry, ...]:
    live = {entry.key: entry for entry in found if not entry.obsolete}
    return (*live.values(), *(entry for entry in found if entry.obsolete))


files = st.builds(
    PoFile,
    header=texts,
    entries=st.lists(entries(), max_size=4).map(unique),
    head_comments=st.lists(comments, max_size=2).map(tuple),
    tail_comments=st.lists(comments, max_size=2).map(tuple),
)


def without_lines(file: PoFile) -> PoFile:
    return replace(file, entries=tuple(entry._replace(line=0) for entry in file.entries))


OLD = PoEntry(msgid="가", msgstr="一", obsolete=True)


@settings(max_examples=200)
@given(files)
@example(PoFile(entries=(OLD, OLD._replace(previous="나"))))
@example(PoFile(tail_comments=("메모",)))
@example(PoFile(entries=(PoEntry(msgid="가", comments=("", "  두 칸", ". 점", "~ 물결", "| 줄")),)))
def test_what_is_written_is_read(file: PoFile) -> None:
    again, problems = read_po(write_po(file), "a.po")
    assert problems == ()
    assert without_lines(again) == file


@settings(max_examples=50)
@given(files)
def test_writing_again_changes_no_byte(file: PoFile) -> None:
    text = write_po(file)
    assert write_po(read_po(text, "a.po")[0]) == text


@settings(max_examples=50)
@given(files)
def test_an_entry_knows_its_line(file: PoFile) -> None:
    text = write_po(file)
    lines = text.split("\n")
    for entry in read_po(text, "a.po")[0].entries:
        assert re.match(r"(#~ )?msgid ", lines[entry.line - 1])


@given(st.text(max_size=60) | awkward)
def test_no_text_raises(text: str) -> None:
    read_po(text, "a.po")


@settings(max_examples=60)
@given(files, st.data())
def test_a_deleted_quote_is_always_noticed(file: PoFile, data: st.DataObject) -> None:
    """A text may keep its meaning without it, but none ever changes or goes without a word."""
    text = write_po(file)
    at = data.draw(st.sampled_from([m.start() for m in re.finditer('"', text)]))
    again, problems = read_po(text[:at] + text[at + 1 :], "a.po")
    escaped = text[at - 1] == "\\"
    in_comment = text[: at + 1].rpartition("\n")[2].startswith(("# ", "#.", "#:", "#,"))
    assert problems or escaped or in_comment or without_lines(again) == file


# --- a second opinion -----------------------------------------------------------------------------

plain = st.text('가나다 あ一word,.(){}[]%⟦1⟧/"\\\n\t', max_size=20)


@st.composite
def plain_entries(draw: st.DrawFn) -> PoEntry:
    return PoEntry(
        msgid=draw(plain.filter(str.strip)),
        msgstr=draw(plain),
        msgctxt=draw(st.sampled_from(["", "title", "cell"])),
        flags=draw(st.sampled_from([(), ("fuzzy",)])),
        extracted=draw(
            st.sampled_from([(), ("mt: google 2026-11-22", "mt-hash: 0123456789abcdef")])
        ),
        previous=draw(st.none() | plain.filter(bool)),
        obsolete=draw(st.booleans()),
    )


plain_files = st.lists(plain_entries(), max_size=4).map(
    lambda found: PoFile("Language: ja\nContent-Type: text/plain; charset=UTF-8\n", unique(found))
)


@settings(max_examples=50)
@given(plain_files)
def test_polib_reads_what_we_write(file: PoFile) -> None:
    theirs = polib.pofile(write_po(file))
    found = [(e.msgctxt or "", e.msgid, e.msgstr, e.obsolete, "fuzzy" in e.flags) for e in theirs]
    assert found == [(e.msgctxt, e.msgid, e.msgstr, e.obsolete, e.fuzzy) for e in file.entries]
    live = [(e.previous_msgid, e.comment) for e in theirs if not e.obsolete]
    assert live == [(e.previous, "\n".join(e.extracted)) for e in file.entries if not e.obsolete]


@settings(max_examples=50)
@given(plain_files, st.sampled_from([0, 20, 78]))
def test_we_read_what_polib_writes(file: PoFile, width: int) -> None:
    theirs = polib.POFile(wrapwidth=width)
    theirs.metadata = {"Language": "ja", "Content-Type": "text/plain; charset=UTF-8"}
    for entry in file.entries:
        theirs.append(
            polib.POEntry(
                msgid=entry.msgid,
                msgstr=entry.msgstr,
                msgctxt=entry.msgctxt or None,
                flags=list(entry.flags),
                obsolete=entry.obsolete,
                previous_msgid=entry.previous,
                comment="\n".join(entry.extracted),
            )
        )
    again, problems = read_po(str(theirs), "a.po")
    assert problems == ()
    found = [(e.msgctxt, e.msgid, e.msgstr, e.flags, e.obsolete) for e in again.entries]
    wanted = [(e.msgctxt, e.msgid, e.msgstr, e.flags, e.obsolete) for e in file.entries]
    assert sorted(found) == sorted(wanted)  # polib writes obsolete entries last


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not installed")
def test_msgfmt_accepts_what_we_write(tmp_path: Path) -> None:
    text = write_po(
        PoFile(
            "Language: ja\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
            "Content-Transfer-Encoding: 8bit\n",
            (
                PoEntry(
                    msgid="가\n나", msgstr="一\n二", comments=("메모", ""), extracted=("mt: x",)
                ),
                PoEntry(msgid='"\\\t', msgstr='"\\\t', msgctxt="cell", flags=("fuzzy",)),
                PoEntry(msgid="가", previous="나\n다", flags=("fuzzy",), msgstr="三"),
                PoEntry(msgid="옛", msgstr="昔", msgctxt="title", previous="옛날", obsolete=True),
                OLD._replace(msgid="헌", previous="나"),
            ),
            ("머리",),
            ("꼬리",),
        )
    )
    path = tmp_path / "a.po"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["msgfmt", "--check-format", "--check-domain", "-o", str(tmp_path / "a.mo"), str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


# --- what a person wrote beside the texts ---------------------------------------------------------

WRITTEN = """\
# 이 번역은 홍길동이 맡는다.
#
#   들여 쓴 줄
msgid ""
msgstr "Language: ja\\n"

# 검토: 이름을 확인할 것
#  두 칸 들여쓰기
#. mt: google 2026-11-22
#: content/a.md:3
#, fuzzy, no-wrap
#| msgid "옛 글"
msgctxt "title"
msgid "새 글"
msgstr "新しい文"

# 버린 글의 메모
#. mt: google 2026-11-22
#, fuzzy
#~| msgid "더 옛 글"
#~ msgctxt "cell"
#~ msgid "버린 글"
#~ msgstr ""
#~ "捨てた\\n"
#~ "文"

# 맨 아래의 메모
"""


def test_a_file_as_we_write_it_comes_back_byte_for_byte() -> None:
    file, problems = read_po(WRITTEN, "a.po")
    assert problems == ()
    assert write_po(file) == WRITTEN


def test_nothing_beside_the_texts_is_lost() -> None:
    file, _ = read_po(WRITTEN, "a.po")
    live, old = file.entries
    assert file.head_comments == ("이 번역은 홍길동이 맡는다.", "", "  들여 쓴 줄")
    assert file.tail_comments == ("맨 아래의 메모",)
    assert live.comments == ("검토: 이름을 확인할 것", " 두 칸 들여쓰기")
    assert (live.references, live.previous, live.fuzzy) == (("content/a.md:3",), "옛 글", True)
    assert (old.comments, old.previous) == (("버린 글의 메모",), "더 옛 글")
    assert (old.msgctxt, old.msgstr, old.obsolete) == ("cell", "捨てた\n文", True)


def test_the_previous_text_of_an_obsolete_entry_is_its_own() -> None:
    text = '#~ msgid "가"\n#~ msgstr "一"\n\n#~| msgid "옛"\n#~ msgid "나"\n#~ msgstr "二"\n'
    file, _ = read_po(text, "a.po")
    assert [entry.previous for entry in file.entries] == [None, "옛"]


def test_nothing_is_wrapped() -> None:
    long = "긴 문장 " * 200
    text = write_po(PoFile(entries=(PoEntry(msgid=long, msgstr=long),)))
    assert f'msgid "{long}"\n' in text


def test_a_large_file_is_read_at_once() -> None:
    file = PoFile(entries=tuple(PoEntry(msgid=f"글 {n}", msgstr="文" * 100) for n in range(5000)))
    assert len(read_po(write_po(file), "a.po")[0].entries) == 5000


def test_a_value_of_many_lines_is_read_at_once() -> None:
    file = PoFile(entries=(PoEntry(msgid="글\n" * 20_000, msgstr="文"),))
    assert read_po(write_po(file), "a.po")[1] == ()


HINTS = {
    'msgstr “一”': "straight ones",
    'msgstr "一”': "straight ones",
    '＂一＂': "straight ones",
    'msgstr「一」': "straight ones",
    'msgstr"一"': "a space is missing after msgstr",
    'msgstr "彼は"はい"と言った"': r'inside the text write \" for each',
    r'msgstr "C:\dir"': r"write \\ for a backslash",
    'msgstr "一': "missing at one end",
    'msgstr 一"': "missing at one end",
    '"一': "missing at one end",
    "一つ目の訳": "each line is",
    'msgstring "一"': "each line is",
}  # fmt: skip


@pytest.mark.parametrize(("line", "hint"), HINTS.items())
def test_the_hint_says_what_is_wrong_with_a_line(line: str, hint: str) -> None:
    _, problems = read_po(f'msgid "가"\nmsgstr ""\n{line}\n', "a.po")
    assert [problem.line for problem in problems] == [3]
    assert hint in problems[0].hint
