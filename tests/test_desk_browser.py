"""The desk in a real browser: whole rounds, from the list to the page that readers see."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from browsing import DESK, Watched, axe_in, scrolls_sideways, too_wide, window
from desk_served import DeskServed, desk_of
from harness import FIRST, SiteTest, becomes, catalog, machine, release, reviewed
from playwright.sync_api import Browser, Page

from pressbridge.desk import page as exported
from pressbridge.messages import desk_texts

pytestmark = pytest.mark.browser

Make = Callable[..., SiteTest]
PO = FIRST.replace(".md", ".ja.po")
TITLE = reviewed("도쿄 방문", "東京訪問", "title")
ONE, TWO = "참가 기업은 30곳입니다.", "행사는 5월 14일에 열립니다."
FILES = {
    FIRST: release(body=f"{ONE}\n\n{TWO}\n"),
    PO: catalog(
        TITLE,
        machine(ONE, "参加企業は300社です。"),
        machine(TWO, "行事は5月14日に開かれます。"),
    ),
}


@contextmanager
def opened(browser: Browser, desk: DeskServed, **more: Any) -> Iterator[Watched]:
    """A window that shows the list; nothing may go wrong in it, and nothing be asked elsewhere."""
    with window(browser, **more) as seen:
        seen.visit(desk.url)
        seen.page.locator(".row, .alert").first.wait_for()
        assert seen.page.url == f"{desk.origin}/_desk/"
        yield seen
        assert seen.page.evaluate("refused") == []
        assert [one for one in seen.errors if "ERR_CONNECTION_REFUSED" not in one] == []
        assert seen.abroad == []


def enter(page: Page, name: str = "박서연") -> None:
    """Open the first release of the list, with the keyboard, as somebody who was here before."""
    page.evaluate("name => localStorage.setItem('pressbridge name', JSON.stringify(name))", name)
    page.keyboard.press("Enter")
    page.locator(".passage.current").wait_for()


def current(page: Page) -> str:
    return page.locator(".passage.current .source").inner_text()


def waiting(page: Page) -> int:
    return page.locator(".passage.waits").count()


def test_the_desk_opens_with_the_printed_address_alone_and_stays_open_in_this_browser(
    browser: Browser, site: Make
) -> None:
    with desk_of(site(FILES)) as desk, window(browser) as seen:
        page = seen.visit(f"{desk.origin}/_desk/")
        closed = page.locator("#closed:visible")
        closed.wait_for()
        for way in ("번역 확인", "訳文の確認", "Check translations"):
            assert way in closed.inner_text()
        assert page.locator(".row").count() == 0
        page.evaluate("address => {location.href = address;}", f"{desk.origin}/_desk/?key=wrong")
        page.wait_for_url(f"{desk.origin}/_desk/")
        closed.wait_for()
        page.evaluate("address => {location.href = address;}", desk.url)  # pasted into this window
        page.locator(".row").wait_for()
        assert page.url == f"{desk.origin}/_desk/"
        assert desk.secret not in page.content()
        page.goto(f"{desk.origin}/_desk/?key=wrong")  # as a page of somebody else could
        page.locator("#closed:visible").wait_for()
        page.reload()
        page.locator(".row").wait_for()
        other = seen.context.new_page()
        other.goto(f"{desk.origin}/_desk/#path={FIRST}&to=ja")
        other.locator(".passage.current").wait_for()
        assert seen.context.cookies() == []


def git(room: SiteTest, *argv: str) -> str:
    return subprocess.run(
        ["git", *argv], cwd=room.root, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def stored(room: SiteTest) -> str:
    return (room.root / PO).read_text(encoding="utf-8")


def test_a_changed_sentence_goes_from_the_source_to_the_page_that_readers_see(
    browser: Browser, site: Make
) -> None:
    long = "첫 문장은 그대로입니다. 참가 기업은 30곳입니다. 끝 문장도 그대로입니다."
    room = site({
        FIRST: release(body=f"{long}\n\n{TWO}\n"),
        PO: catalog(
            TITLE,
            reviewed(long, "最初の文はそのままです。参加企業は30社です。最後の文もそのままです。"),
            reviewed(TWO, "行事は5月14日に開かれます。"),
        ),
    })  # fmt: skip
    git(room, "init", "-q")
    git(room, "add", "content")
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = seen.page
        enter(page)
        assert waiting(page) == 0
        page.keyboard.press("v")
        room.edit(FIRST, release(body=f"{long.replace('30곳', '48곳')}\n\n{TWO}\n"))
        page.locator(".passage.waits").wait_for()  # nobody loaded the page again
        assert waiting(page) == 1
        assert page.locator(".changed del").inner_text().startswith("30")
        assert page.locator(".changed ins").inner_text().startswith("48")
        assert page.locator("details.kept").count() == 2  # before and behind it
        assert page.locator(".pair:visible .source", has_text="48곳").count() == 1
        page.keyboard.press("n")
        page.keyboard.press("Enter")
        field = page.locator("textarea")
        field.fill(field.input_value().replace("30社", "48社"))
        page.keyboard.press("Control+Enter")
        page.locator(".done:visible").wait_for()
        assert becomes(lambda: "48社です" in stored(room))
        assert becomes(lambda: "48社です" in desk.ask("/ja/2023/05/14/visit/").body.decode())
        page.frame_locator("iframe").locator(".body").get_by_text("参加企業は48社です").wait_for()
    changed = [
        line
        for line in git(room, "diff", "--unified=0", PO).splitlines()
        if re.match(r"[-+](?![-+])", line)
    ]
    assert changed
    assert not [line for line in changed if "行事" in line or "東京訪問" in line]


def test_what_was_changed_on_disk_meanwhile_is_shown_beside_and_chosen_from(
    browser: Browser, site: Make
) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = seen.page
        enter(page)
        page.keyboard.press("Enter")
        page.locator("textarea").fill("参加企業は合計30社です。")
        room.edit(PO, stored(room).replace("参加企業は300社です。", "企業30社が参加します。"))
        page.locator(".conflict, .passage.current textarea").first.wait_for()
        if page.locator(".conflict").count() == 0:
            page.keyboard.press("Control+Enter")
        conflict = page.locator(".conflict")
        conflict.wait_for()
        assert "企業30社が参加します。" in conflict.inner_text()
        assert "参加企業は合計30社です。" in conflict.inner_text()
        assert "企業30社が参加します。" in stored(room)
        conflict.locator("button").nth(1).click()
        assert becomes(lambda: "参加企業は合計30社です。" in stored(room))
        assert page.locator(".conflict").count() == 0


PASSAGES = [f"{n}월에는 제{n}차 회의를 서울에서 엽니다." for n in range(1, 13)]
MORE = [f"{n}번째 안내는 누리집에서 볼 수 있습니다." for n in range(1, 10)]


def twenty_five(site: Make) -> SiteTest:
    """A release of 25 passages; a stale one, one by machine and a wrong figure wait for a person."""
    new = "신청은 이메일로 받습니다."
    entries = [
        reviewed(text, f"{n}月には第{n}回会議をソウルで開きます。")
        for n, text in enumerate(PASSAGES, 1)
    ]
    entries += [
        reviewed(text, f"{n}番目の案内はサイトで見られます。") for n, text in enumerate(MORE, 1)
    ]
    old = '#, fuzzy\n#| msgid "신청은 우편으로 받습니다."\nmsgid "{new}"\nmsgstr "申し込みは電子メールで受け付けます。"\n'
    entries += [
        old.format(new=new),
        machine(ONE, "参加企業は300社です。"),
        machine(TWO, "行事は5月14日に開かれます。"),
    ]
    body = "\n\n".join([*PASSAGES, new, *MORE, ONE, TWO])
    return site({FIRST: release(body=body), PO: catalog(TITLE, *entries)})


COUNT = "addEventListener('keydown', e => { document.documentElement.dataset.keys = +(document.documentElement.dataset.keys || 0) + 1; sessionStorage.keys = +(sessionStorage.keys || 0) + 1 }, true)"


def test_twelve_key_presses_lead_from_the_list_to_nothing_left(
    browser: Browser, site: Make
) -> None:
    room = twenty_five(site)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = seen.page
        page.evaluate("() => { " + COUNT + " }")
        page.keyboard.press("Enter")
        page.locator(".passage.current").wait_for()
        assert page.locator(".passage").count() == 25
        assert waiting(page) == 3
        page.keyboard.press("Control+Enter")
        page.locator("dialog input[name=name]").wait_for()  # asked once
        page.locator("dialog input[name=name]").fill("박서연")  # git proposes it where it knows it
        page.keyboard.press("Enter")
        page.locator(".passage.current", has_text=ONE).wait_for()
        page.keyboard.press("Control+Enter")
        page.locator("dialog [name=reason]").wait_for()  # the wrong figure wants a reason
        page.keyboard.type("ok")
        page.keyboard.press("Enter")
        page.locator(".passage.current", has_text=TWO).wait_for()
        page.keyboard.press("Control+Enter")
        page.locator(".done:visible").wait_for()
        assert int(page.evaluate("document.documentElement.dataset.keys")) <= 12
        assert becomes(lambda: "fuzzy" not in stored(room))
        assert stored(room).count("#. reviewed: 박서연 ") == 3
        assert stored(room).count("#. waive: ") == 1


def test_keys_alone_do_everything(browser: Browser, site: Make) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = seen.page
        enter(page)
        press = page.keyboard.press
        press("?")
        assert page.locator("dialog kbd").count() > 10
        press("Escape")
        assert current(page) == ONE
        press("j")
        assert current(page) == TWO
        press("k")
        assert current(page) == ONE
        press("m")
        page.locator("dialog textarea").fill("확인 바랍니다.")
        press("Control+Enter")
        assert becomes(lambda: "# 확인 바랍니다." in stored(room))
        press("r")
        page.locator(".passage.current.is-missing").wait_for()
        press("u")
        page.locator(".passage.current.is-machine").wait_for()
        press("Enter")
        page.keyboard.type("追加です。")
        press("Control+s")
        page.locator(".passage.current.is-edited").wait_for()
        press("a")
        page.locator("dialog").wait_for()
        assert "1" in page.locator("dialog h2").inner_text()
        press("Enter")
        assert becomes(lambda: stored(room).count("#. reviewed: 박서연 ") == 1)
        press("o")
        assert page.locator(".passage:visible").count() == 1
        press("l")
        page.locator(".row").first.wait_for()
        assert page.evaluate("document.activeElement.className") == "row-title"


def test_the_findings_follow_what_is_typed_and_only_the_last_answer_counts(
    browser: Browser, site: Make
) -> None:
    with desk_of(site(FILES)) as desk, opened(browser, desk) as seen:
        page = seen.page
        enter(page)
        hard = page.locator(".passage.current .findings .hard")
        assert hard.count() == 1
        assert page.locator(".passage.current mark.hard").count() == 2  # in both texts
        page.keyboard.press("Enter")
        field = page.locator("textarea")
        field.fill("参加企業は30社です。")
        hard.wait_for(state="detached")
        for n in range(10):
            field.fill(f"参加企業は{n}社です。")
        field.fill("参加企業は31社です。")
        hard.wait_for()
        assert "31" in hard.inner_text()
        assert page.locator(".behind mark.hard").inner_text().startswith("31")
        assert page.locator("#said").inner_text()


def test_what_was_typed_is_there_again_after_the_laptop_was_closed(
    browser: Browser, site: Make
) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = seen.page
        enter(page)
        page.keyboard.press("Enter")
        page.locator("textarea").fill("参加企業は合計30社です。")
        page.reload()
        page.locator(".unsaved").wait_for()
        assert "参加企業は合計30社です。" in page.locator(".passage.waits").first.inner_text()
        assert "合計" not in stored(room)
        page.locator(".passage", has_text="合計").focus()
        page.keyboard.press("Control+Enter")
        assert becomes(lambda: "参加企業は合計30社です。" in stored(room))
        page.reload()
        page.locator(".passage").first.wait_for()
        assert page.locator(".unsaved").count() == 0


def test_what_was_typed_and_not_saved_keeps_its_findings(browser: Browser, site: Make) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = seen.page
        enter(page)
        page.keyboard.press("Enter")
        page.locator("textarea").fill("参加企業は31社です。")
        found = page.locator(".passage", has_text=ONE).locator(".findings .hard", has_text="31")
        found.wait_for()
        page.keyboard.press("Escape")
        found.wait_for()
        page.keyboard.press("j")
        page.keyboard.press(
            "Control+Enter"
        )  # another passage is saved, and the release asked for again
        assert becomes(lambda: "#. reviewed: 박서연 " in stored(room))
        found.wait_for()
        page.reload()
        found.wait_for()
        assert (
            page.locator(".passage", has_text=ONE).locator("mark.hard", has_text="31").count() == 1
        )


def test_a_passage_without_a_translation_is_not_offered_for_approval(
    browser: Browser, site: Make
) -> None:
    room = site({FIRST: FILES[FIRST], PO: catalog(TITLE)})
    with desk_of(room, "--ui-lang", "ko") as desk, opened(browser, desk) as seen:
        page = seen.page
        enter(page)
        main = page.locator(".passage.current button.main")
        assert main.inner_text().startswith("번역하기")
        page.keyboard.press("Control+Enter")  # there is nothing to approve: one may write
        page.locator("textarea").fill("参加企業は30社です。")
        assert main.inner_text().startswith("승인")


def test_what_cannot_be_saved_is_kept_and_said(browser: Browser, site: Make) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = seen.page
        enter(page)
        page.route("**/_desk/data/save", lambda route: route.abort("connectionrefused"))
        page.keyboard.press("j")
        page.keyboard.press("Control+Enter")
        page.locator(".alert:visible").wait_for()
        assert page.locator(".unsaved").count() == 0 or waiting(page) == 2
        assert waiting(page) == 2
        page.unroute("**/_desk/data/save")
        page.locator(".passage", has_text=TWO).focus()
        page.keyboard.press("Control+Enter")
        assert becomes(lambda: "#. reviewed: 박서연 " in stored(room))
        page.locator(".alert:visible").wait_for(state="hidden")  # the answer comes after the save


def test_a_name_from_a_selection_changes_the_next_check(browser: Browser, site: Make) -> None:
    room = site({**FILES, "content/names.yaml": "# 이름\n- {ko: 도쿄, ja: 東京, kind: place}\n"})
    choose = """([selector, word]) => {
        const walk = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
        for (let node; (node = walk.nextNode()); ) {
            const from = node.data.indexOf(word);
            if (from < 0) continue;
            getSelection().setBaseAndExtent(node, from, node, from + word.length);
            return;
        }
    }"""
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = seen.page
        enter(page)
        page.keyboard.press("j")
        for side, word in (("source", "행사"), ("text", "行事")):
            page.evaluate(choose, [f".passage.current .{side}", word])
            page.wait_for_timeout(50)
        page.keyboard.press("t")
        assert page.locator("dialog [name=ko]").input_value() == "행사"
        assert page.locator("dialog [name=ja]").input_value() == "行事"
        page.locator("dialog [name=kind]").select_option("product")
        page.keyboard.press("Control+Enter")
        page.locator(".passage.current .name").first.wait_for()
        assert "행사 = 行事" in page.locator(".passage.current .names").inner_text()
        page.keyboard.press("Enter")
        page.locator("textarea").fill("イベントは5月14日に開かれます。")
        page.locator(".passage.current .findings li").wait_for()
        text = (room.root / "content/names.yaml").read_text(encoding="utf-8")
        assert text.startswith("# 이름\n- {ko: 도쿄, ja: 東京, kind: place}\n")


EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def test_html_and_script_are_shown_as_they_are_written(browser: Browser, site: Make) -> None:
    po = catalog(
        TITLE,
        f'# {EVIL}\n#. mt: google 2023-05-14\n#, fuzzy\nmsgid "{EVIL} 3곳 이영 장관"\nmsgstr "{EVIL} 4"\n',
        f'#. check!: {EVIL}: {EVIL}\n#, fuzzy\nmsgid "{TWO}"\nmsgstr "{EVIL}"\n',
        f'#. reviewed: {EVIL} 2023-05-14\n#. waive: numbers {EVIL}\nmsgid "{ONE}"\nmsgstr "{EVIL}"\n',
    )
    room = site({
        FIRST: release(f"'{EVIL}'", f"{EVIL} 3곳 이영 장관\n\n{TWO}\n\n{ONE}\n"), PO: po,
        "content/names.yaml": f"- {{ko: 이영, ja: 李永, kind: person, note: '{EVIL}'}}\n",
        "content/topics.yaml": f"startups: {{name: {{ko: '{EVIL}', ja: '{EVIL}'}}}}\n",
    })  # fmt: skip
    with desk_of(room) as desk, window(browser) as seen:
        page, asked = seen.page, []
        page.on("dialog", lambda box: (asked.append(box.message), box.dismiss()))
        seen.visit(desk.url)
        page.locator(".row").first.wait_for()
        assert EVIL in page.locator(".row").first.inner_text()
        enter(page, EVIL)
        assert EVIL in page.locator("h1").inner_text()
        for n in range(page.locator(".passage").count()):
            page.locator(".passage").nth(n).focus()
        page.keyboard.press("j")
        assert page.locator("#desk img, #desk script").count() == 0
        assert EVIL in page.locator(".passages").inner_text()
        made = room.root / "export.html"
        sheet = desk.sheet(FIRST) | {"page": EVIL, "reviewer": EVIL, "stage": "public"}
        made.write_text(exported(sheet, desk_texts(), EVIL), encoding="utf-8")
        seen.visit(made.as_uri())
        page.locator(".passage").first.wait_for()
        assert page.locator("#desk img, #desk script").count() == 0
        assert asked == []
        assert page.evaluate("refused") == []


def test_an_exported_page_is_filled_in_without_a_network_and_hands_back_a_review_file(
    browser: Browser, site: Make, tmp_path: Path
) -> None:
    room = site(FILES)
    made = tmp_path / "mail.html"
    assert room.run("review", "--export", "visit", str(made)).code == 0
    with window(browser, offline=True, locale="ja-JP", accept_downloads=True) as seen:
        page = seen.visit(made.as_uri())
        page.locator(".passage.current").wait_for()
        assert page.locator("html").get_attribute("lang") == "ja"
        page.keyboard.press("Enter")
        page.locator("textarea").fill("参加企業は31社です。")
        page.locator(".passage.current li.hard", has_text="300").wait_for()  # a figure was changed
        page.locator("textarea").fill("参加企業は30社です。")
        page.locator(".passage.current li.hard").wait_for(state="detached")  # as in the source
        page.keyboard.press("Control+Enter")
        page.locator("dialog input").fill("田中")
        page.keyboard.press("Enter")
        page.locator(".passage.current", has_text=TWO).wait_for()
        page.keyboard.press("Control+Enter")
        page.locator(".done:visible").wait_for()
        page.reload()  # a closed laptop
        page.locator(".done:visible").wait_for()
        with page.expect_download() as coming:
            page.locator("button.main", has_text="2").click()
        answers = tmp_path / "answers.json"
        coming.value.save_as(answers)
        review = json.loads(answers.read_text(encoding="utf-8"))
        assert seen.errors == []
        assert seen.abroad == []
        assert page.evaluate("refused") == []
    assert coming.value.suggested_filename.startswith("visit.ja.")
    assert {name: review[name] for name in ("pressbridge", "version", "path", "to", "name")} == {
        "pressbridge": "review", "version": 1, "path": FIRST, "to": "ja", "name": "田中",
    }  # fmt: skip
    assert [(edit["do"], edit["text"]) for edit in review["edits"]] == [
        ("approve", "参加企業は30社です。"), ("approve", "行事は5月14日に開かれます。"),
    ]  # fmt: skip
    back = room.run("review", "--import", str(answers))
    assert back.code == 0, back.err
    assert "参加企業は30社です。" in stored(room)
    assert stored(room).count("#. reviewed: 田中 ") == 2


def test_why_a_translation_was_held_back_is_said_once_and_no_more_of_a_corrected_text(
    browser: Browser, site: Make, tmp_path: Path
) -> None:
    refused = machine(ONE, "参加企業は300社です。").replace(
        "#, fuzzy",
        "#. check!: number: 30곳 in the source is 300社 in the translation\n#, fuzzy",
    )
    room = site({FIRST: FILES[FIRST], PO: catalog(TITLE, refused)})
    made = tmp_path / "mail.html"
    assert room.run("review", "--export", "visit", str(made)).code == 0

    def goes_through(page: Page) -> None:
        enter(page)
        first = page.locator(".passage", has_text=ONE)
        assert first.locator(".state").inner_text() == "공개 보류"
        assert first.locator(".findings li").count() == 1
        page.keyboard.press("Enter")
        page.locator("textarea").fill("参加企業は30社です。")
        first.locator("li.hard").wait_for(state="detached")
        page.keyboard.press("Control+Enter")
        page.locator(".passage.is-reviewed", has_text=ONE).wait_for()
        assert first.locator("li.hard").count() == 0

    with window(browser, offline=True) as seen:
        goes_through(seen.visit(made.as_uri()))
    with desk_of(room, "--ui-lang", "ko") as desk, opened(browser, desk) as seen:
        goes_through(seen.page)
        assert becomes(lambda: "#. reviewed: 박서연 " in stored(room))


def test_an_exported_page_speaks_the_language_of_its_reader_and_can_be_switched(
    browser: Browser, site: Make, tmp_path: Path
) -> None:
    made = tmp_path / "mail.html"
    assert site(FILES).run("review", "--export", "visit", str(made)).code == 0
    for locale, lang in {"ko-KR": "ko", "ja-JP": "ja", "en-GB": "en", "fr-FR": "ja"}.items():
        with window(browser, offline=True, locale=locale) as seen:
            page = seen.visit(made.as_uri())
            page.locator(".passage.current").wait_for()
            assert page.locator("html").get_attribute("lang") == lang
            told = page.locator(".passage", has_text="300社").locator(".findings")
            said = {lang: told.inner_text()}
            before = page.locator(".hand").inner_text()
            for other in (one for one in ("ko", "ja", "en") if one != lang):
                page.locator(".language select").select_option(other)
                page.locator(f"html[lang={other}]").wait_for()
                page.wait_for_function(
                    "was => document.querySelector('.passage .findings').innerText !== was",
                    arg=[*said.values()][-1],
                )
                said[other] = told.inner_text()
            assert page.locator(".hand").inner_text() != before
            assert re.search("[가-힣]{2}", said["ko"])
            assert re.search("[ぁ-ん]", said["ja"])
            assert re.search("[a-z]{4}", said["en"])
            page.reload()
            page.locator(".passage.current").wait_for()
            assert page.locator("html").get_attribute("lang") == other  # what was chosen stays
            assert seen.errors == []


def test_a_mistake_shows_in_the_open_browser_and_goes_away_by_itself(
    browser: Browser, site: Make
) -> None:
    room = site(FILES)
    with desk_of(room) as desk, window(browser) as seen:
        page = seen.visit(f"{desk.origin}/ja/2023/05/14/visit/")
        page.wait_for_timeout(3200)  # livereload keeps what is saved within 3 s to itself
        room.edit(FIRST, "---\ntitle: 도쿄 방문\ndate: 2023-05-14\ntopcs: [a]\n---\n본문\n")
        page.locator("code", has_text=FIRST).wait_for()
        page.locator("a[href$='?last-good']").click()
        page.locator("h1", has_text="東京訪問").wait_for()
        page.go_back()
        page.wait_for_timeout(3200)
        room.edit(FIRST, FILES[FIRST])
        page.locator("h1", has_text="東京訪問").wait_for()
        assert seen.page.evaluate("refused") == []


def test_findings_change_with_the_language_and_what_is_typed_stays(
    browser: Browser, site: Make
) -> None:
    room = site(
        {FIRST: release(body=ONE), PO: catalog(TITLE, machine(ONE, "参加企業は40社です。"))}
    )
    with desk_of(room) as desk, opened(browser, desk, locale="ja-JP") as seen:
        page = seen.page
        enter(page)
        finding = page.locator(".passage li.hard")
        assert "in the source" in finding.inner_text()
        page.keyboard.press("Enter")
        page.locator("textarea").fill("参加企業は50社です。")
        for lang, words in (("ko", "원문과 번역문이 다릅니다"), ("ja", "原文と訳文が違います")):
            page.locator(".language select").select_option(lang)
            finding.get_by_text(words).wait_for()
            assert page.locator("textarea").input_value() == "参加企業は50社です。"


SCHEMES = ("light", "dark")


@pytest.mark.parametrize("size", [DESK, {"width": 390, "height": 844}], ids=["desk", "phone"])
@pytest.mark.parametrize("lang", ["ko", "ja", "en"])
def test_nothing_scrolls_sideways(
    browser: Browser, site: Make, lang: str, size: dict[str, int]
) -> None:
    room = site({**FILES, FIRST: release("제목" * 40, f"{ONE}\n\n{TWO}\n\n{'A' * 300}\n")})
    with desk_of(room) as desk, opened(browser, desk, viewport=size) as seen:
        page = seen.page
        page.evaluate(
            "lang => localStorage.setItem('pressbridge language', JSON.stringify(lang))", lang
        )
        page.reload()
        page.locator(".row").first.wait_for()
        assert page.locator("html").get_attribute("lang") == lang
        assert not scrolls_sideways(page), too_wide(page)
        enter(page)
        page.keyboard.press("Enter")
        assert not scrolls_sideways(page), too_wide(page)
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        assert not scrolls_sideways(page), too_wide(page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_list_release_export_mistakes_and_report(
    browser: Browser, site: Make, tmp_path: Path, scheme: str
) -> None:
    room = twenty_five(site)
    with desk_of(room) as desk, axe_in(browser, color_scheme=scheme) as (seen, axe):
        page = seen.visit(desk.url)
        page.locator(".row").first.wait_for()
        assert axe(page) == []
        enter(page)
        assert axe(page) == []
        page.keyboard.press("Enter")
        assert axe(page) == []
        page.keyboard.press("Escape")
        page.keyboard.press("t")
        assert axe(page) == []
        page.keyboard.press("Escape")
        made = tmp_path / "mail.html"
        made.write_text(exported(desk.sheet(FIRST), desk_texts()), encoding="utf-8")
        seen.visit(made.as_uri())
        page.locator(".passage").first.wait_for()
        assert axe(page) == []
        room.edit(FIRST, "---\ntitle: 가\n---\n")
        assert becomes(lambda: b"last-good" in desk.ask("/ja/").body)
        seen.visit(f"{desk.origin}/ja/")
        assert axe(page) == []
        told = room.root / "report.html"
        room.run("check", "--now", "2026-11-22T09:00", "--report", str(told))
        seen.visit(told.as_uri())
        assert page.locator("h2").count() > 0
        assert axe(page) == []
        page.set_viewport_size({"width": 390, "height": 800})
        assert not scrolls_sideways(page), too_wide(page)


# --- what one who types fast, or whose file changes meanwhile, must not lose or let through

SLOW = """() => { const real = fetch; window.slow = {};
    window.fetch = async (url, ...more) => {
        const what = String(url).split("/").pop();
        while (window.slow[what]) await new Promise(then => setTimeout(then, 10));
        return real(url, ...more);
    }; }"""
"""Answers to what is named in ``slow`` are held until the name is taken out again."""
BAD = "参加企業は999社です。"


def hold(page: Page, what: str, *, on: bool = True) -> None:
    page.evaluate("([what, on]) => { window.slow[what] = on; }", [what, on])


def at_work(seen: Watched) -> Page:
    """The first release, its second passage open in the field."""
    enter(seen.page)
    seen.page.evaluate(SLOW)
    seen.page.keyboard.press("Enter")
    seen.page.locator("textarea").wait_for()
    return seen.page


def settled(page: Page) -> None:
    """Wait until no save is on its way."""
    page.wait_for_timeout(100)
    page.locator(".saving:visible").wait_for(state="detached")


@pytest.mark.parametrize("then", ["again", "a letter", "no answer"])
def test_a_wrong_number_is_never_approved_while_its_check_is_on_its_way(
    browser: Browser, site: Make, then: str
) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = at_work(seen)
        hold(page, "check")
        page.locator("textarea").fill(BAD)
        if then == "no answer":
            page.route("**/_desk/data/check", lambda route: route.abort("connectionrefused"))
        page.keyboard.press("Control+Enter")
        if then == "again":
            page.keyboard.press("Control+Enter")
        if then == "a letter":
            page.keyboard.type("a")
        hold(page, "check", on=False)
        page.locator("dialog, .alert:visible").first.wait_for()
        settled(page)
        assert "#. reviewed: 박서연" not in stored(room)
        assert "999社" not in stored(room)
        assert page.locator("dialog").count() == (then == "again")
        if then != "again":
            assert "승인하지" in page.locator(".alert").inner_text() or "Not approved" in (
                page.locator(".alert").inner_text()
            )
            assert page.locator("textarea").input_value().startswith(BAD)


def test_a_key_held_too_long_answers_no_question(browser: Browser, site: Make) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = at_work(seen)
        page.keyboard.press("Escape")
        page.keyboard.down("Control")
        page.keyboard.down("Enter")
        page.locator("dialog").wait_for()
        for _ in range(5):
            page.keyboard.down("Enter")  # repeats
        page.keyboard.up("Enter")
        page.keyboard.press("Enter")  # a second time: no plain Enter
        page.keyboard.up("Control")
        assert page.locator("dialog").count() == 1
        assert page.locator("dialog [name=reason]").input_value() == ""
        page.keyboard.press("Enter")  # the reason is empty
        assert page.locator("dialog").count() == 1
        assert "reviewed: 박서연" not in stored(room)


def test_what_is_typed_stays_in_its_field_when_another_passage_or_its_own_source_changes(
    browser: Browser, site: Make
) -> None:
    room = site({**FILES, PO: catalog(TITLE, reviewed(ONE, "参加企業は30社です。"),
                                      machine(TWO, "行事は5月14日に開かれます。"))})  # fmt: skip
    with desk_of(room) as desk, opened(browser, desk) as seen:
        enter(seen.page)
        page = seen.page
        page.keyboard.press("k")
        assert current(page) == ONE
        page.keyboard.press("Enter")
        field = page.locator("textarea")
        field.fill("長い時間をかけて書いた文、30社です。")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        caret = "document.activeElement.selectionStart"
        at = page.evaluate(caret)
        room.edit(FIRST, release(body=f"{ONE}\n\n{TWO}\n\n새 문단입니다.\n"))
        page.locator(".passage").nth(3).wait_for()
        page.keyboard.type("r")
        assert page.evaluate(caret) == at + 1
        assert field.input_value() == "長い時間をかけて書いた文、30社でrす。"
        room.edit(
            FIRST, release(body=f"{ONE.replace('기업', '회사')}\n\n{TWO}\n\n새 문단입니다.\n")
        )
        page.locator(".changed").wait_for()
        page.keyboard.type("r")
        assert field.input_value() == "長い時間をかけて書いた文、30社でrrす。"
        room.edit(FIRST, release(body=f"{TWO}\n\n새 문단입니다.\n"))
        page.locator(".conflict", has_text="長い時間").wait_for()
        page.keyboard.type("raj")  # no commands
        assert page.locator("dialog").count() == 0
        page.reload()
        page.locator(".conflict", has_text="長い時間").wait_for()
        seen.errors[:] = [one for one in seen.errors if "409" not in one]  # checks of what is gone


def test_typing_rejects_nothing_when_the_field_gives_way_to_a_choice(
    browser: Browser, site: Make
) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = at_work(seen)
        page.locator("textarea").fill("私が書いた文、30社です。")
        room.edit(PO, stored(room).replace("参加企業は300社です。", "企業30社が参加します。"))
        page.locator(".conflict").wait_for()
        page.keyboard.type("rrwm")
        page.wait_for_timeout(1200)
        for key in "rwm":
            page.keyboard.press(key)
        settled(page)
        assert page.locator("dialog").count() == 0
        assert "私が書いた文" in page.locator(".conflict").inner_text()
        assert "企業30社が参加します。" in stored(room)


def test_a_rejection_asks_first_where_something_would_be_lost(browser: Browser, site: Make) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = at_work(seen)
        page.locator("textarea").fill("私が書いた文、30社です。")
        page.keyboard.press("Escape")
        page.keyboard.press("r")
        page.locator("dialog").wait_for()
        page.keyboard.press("Escape")
        assert page.locator(".unsaved").count() == 1
        hold(page, "save")
        page.keyboard.press("r")
        page.keyboard.press("Enter")
        page.locator(".saving:visible").wait_for()
        kept = "Object.values(localStorage).filter(one => one.includes('私が')).length"
        assert page.evaluate(kept) == 1
        hold(page, "save", on=False)
        settled(page)
        assert page.evaluate(kept) == 0
        page.keyboard.press("k")
        page.keyboard.press("r")
        page.locator("dialog").wait_for()  # the title is approved
        page.keyboard.press("Escape")
        assert "東京訪問" in stored(room)


def test_a_slow_save_leaves_what_was_typed_since_and_leaving_asks(
    browser: Browser, site: Make
) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = at_work(seen)
        asked: list[str] = []
        page.on("dialog", lambda box: (asked.append(box.type), box.dismiss()))
        hold(page, "save")
        page.locator("textarea").fill("一、30社です。")
        page.keyboard.press("Control+s")
        page.locator(".saving:visible").wait_for()
        page.keyboard.press("Enter")
        page.locator("textarea").fill("一二、30社です。")
        page.evaluate("location.reload()")
        page.wait_for_timeout(200)
        assert asked == ["beforeunload"]
        hold(page, "save", on=False)
        settled(page)
        assert "一、30社です。" in stored(room)
        assert page.locator("textarea").input_value() == "一二、30社です。"
        page.reload()
        page.locator(".unsaved").wait_for()
        assert page.locator(".conflict").count() == 0
        assert "一二、30社です。" in page.locator(".passage.current").inner_text()


def test_a_save_that_fails_leaves_what_was_typed_since(browser: Browser, site: Make) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = at_work(seen)
        hold(page, "save")
        page.route("**/_desk/data/save", lambda route: route.abort("connectionrefused"))
        page.locator("textarea").fill("一、30社です。")
        page.keyboard.press("Control+s")
        page.keyboard.press("Enter")
        page.locator("textarea").fill("一二、30社です。")
        hold(page, "save", on=False)
        page.locator(".alert:visible").wait_for()
        assert page.locator("textarea").input_value() == "一二、30社です。"


def test_a_note_leaves_what_is_typed(browser: Browser, site: Make) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = at_work(seen)
        page.locator("textarea").fill("私が書いた文、30社です。")
        page.keyboard.press("Escape")
        page.keyboard.press("m")
        page.locator("dialog textarea").fill("확인 바랍니다.")
        page.keyboard.press("Control+Enter")
        assert becomes(lambda: "# 확인 바랍니다." in stored(room))
        settled(page)
        assert page.locator(".unsaved").count() == 1
        page.reload()
        page.locator(".unsaved").wait_for()


def test_the_name_of_who_approves_can_be_changed(browser: Browser, site: Make) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = seen.page
        enter(page, "지\u202e은")
        page.keyboard.press("j")
        page.keyboard.press("Control+Enter")
        page.locator(".alert:visible").wait_for()  # refused
        page.locator(".passage", has_text=TWO).focus()
        page.keyboard.press("Control+Enter")
        page.locator("dialog [name=name]").fill("지은")
        page.keyboard.press("Enter")
        assert becomes(lambda: "#. reviewed: 지은 " in stored(room))
        page.locator("button", has_text="지은").click()
        page.locator("dialog [name=name]").fill("서연")
        page.keyboard.press("Enter")
        page.locator("button", has_text="서연").wait_for()
        seen.errors[:] = [one for one in seen.errors if "409" not in one]  # the name was refused


def test_the_key_for_undo_does_what_its_button_does(browser: Browser, site: Make) -> None:
    room = site(FILES)
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = seen.page
        enter(page)
        page.keyboard.press("j")
        page.keyboard.press("Control+Enter")
        assert becomes(lambda: "reviewed: 박서연" in stored(room))
        settled(page)
        page.reload()
        page.locator(".passage.current").wait_for()
        assert page.locator("button[title=U]").is_disabled()
        page.keyboard.press("u")
        page.wait_for_timeout(500)
        assert "reviewed: 박서연" in stored(room)


def test_the_open_list_follows_what_is_saved_and_keeps_its_place(
    browser: Browser, site: Make
) -> None:
    other = FIRST.replace("visit", "other")
    room = site({**FILES, other: release("다른 제목", f"{ONE}\n")})
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = seen.page
        page.locator(".row a", has_text="다른 제목").focus()
        room.edit(FIRST, release("새 제목", f"{ONE}\n"))
        page.locator(".row a", has_text="새 제목").wait_for()
        assert page.evaluate("document.activeElement.textContent") == "다른 제목"
        page.keyboard.press("/")
        page.keyboard.type("다른")
        room.edit(FIRST, release("더 새 제목", f"{ONE}\n"))
        assert becomes(lambda: "더 새 제목" in desk.ask("/ko/").body.decode())
        assert page.locator("[name=text]").input_value() == "다른"
        assert page.locator(".row:visible").count() == 1


def test_an_approval_that_leaves_something_keeps_the_focus_on_a_passage(
    browser: Browser, site: Make
) -> None:
    room = site(
        {FIRST: release(body=ONE), PO: catalog(TITLE, machine(ONE, "参加企業は30社です。"))}
    )
    with desk_of(room) as desk, opened(browser, desk) as seen:
        page = seen.page
        enter(page)
        found = {"check": "numbers", "hard": True, "message": "30", "source": [], "text": []}

        def answer(route: Any) -> None:
            told = route.fetch().json()
            told["passages"][0]["findings"] = [found]
            route.fulfill(json=told)

        page.route("**/_desk/data/save", answer)
        page.route("**/_desk/data/release*", lambda route: route.abort("connectionrefused"))
        page.keyboard.press("Control+Enter")
        page.locator(".passage.waits").wait_for()
        settled(page)
        assert page.evaluate("document.activeElement.className").startswith("passage ")


def test_an_exported_page_keeps_approval_and_note_and_questions_a_wrong_number(
    browser: Browser, site: Make, tmp_path: Path
) -> None:
    room = site(FILES)
    made = tmp_path / "mail.html"
    assert room.run("review", "--export", "visit", str(made)).code == 0
    with window(browser, offline=True, accept_downloads=True) as seen:
        page = seen.visit(made.as_uri())
        enter(page)
        press = page.keyboard.press

        def note(text: str) -> None:
            press("m")
            page.locator("dialog textarea").fill(text)
            press("Control+Enter")
            page.locator("dialog").wait_for(state="detached")

        press("Enter")
        page.locator("textarea").fill(BAD)
        press("Control+Enter")
        page.locator("dialog [name=reason]").wait_for()
        press("Escape")
        page.locator("textarea").fill("参加企業は30社です。")
        press("Control+Enter")
        page.locator(".passage.current", has_text=TWO).wait_for()
        note("둘째")
        press("Control+Enter")
        page.locator(".done:visible").wait_for()
        page.locator(".passage", has_text=ONE).focus()
        note("첫째")
        with page.expect_download() as coming:
            page.locator("button.main", has_text="2").first.click()
        coming.value.save_as(tmp_path / "answers.json")
    review = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))
    edits = {edit["text"]: (edit["do"], edit["notes"]) for edit in review["edits"]}
    assert edits == {
        "参加企業は30社です。": ("approve", ["첫째"]),
        "行事は5月14日に開かれます。": ("approve", ["둘째"]),
    }
    back = room.run("review", "--import", str(tmp_path / "answers.json"))
    assert back.code == 0, back.err
    assert stored(room).count("#. reviewed: 박서연 ") == 2
    assert "# 첫째" in stored(room)
    assert "# 둘째" in stored(room)
