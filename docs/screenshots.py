"""Make the pictures of the guides anew: ``python docs/screenshots.py`` (needs the ``test`` extra).

Copies the sample press room, gives one release what a reviewer meets (a machine's passage, a source
that was changed), serves it, and photographs the desk in Chromium, in Korean and in Japanese; and a
release as readers see it, both languages side by side.
"""

from __future__ import annotations

import io
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SLUG = "bridge-program-second-cohort"
PORT = 8471
SIZE = {"width": 1180, "height": 720}
READ = "2026/11/17/meetup-2026-results"
"""Release that the README shows."""
READERS = {"width": 640, "height": 820}
GAP = 24
"""Pixels between its two languages."""
_KNOWN = """lang => {
    localStorage.setItem("pressbridge language", JSON.stringify(lang));
    localStorage.setItem("pressbridge page", "true");
}"""
"""What a browser knows in which somebody has used the desk before."""


def prepared(folder: Path) -> Path:
    """Return a copy of the sample in which one release waits for a person."""
    room = folder / "room"
    shutil.copytree(ROOT / "content", room / "content")
    [catalog] = room.glob(f"content/releases/*/{SLUG}.ja.po")
    entries = catalog.read_text(encoding="utf-8").split("\n\n")
    entries[3] = re.sub(r"12(?=社)", "40", entries[3])
    for at in (2, 3):
        entries[at] = f"#. mt: google 2026-11-20\n#, fuzzy\n{_bare(entries[at])}"
    catalog.write_text("\n\n".join(entries), encoding="utf-8")
    return room


def _bare(entry: str) -> str:
    """Return an entry without its comments and flags."""
    return "\n".join(line for line in entry.split("\n") if not line.startswith("#"))


def photograph(browser: Browser, address: str, lang: str) -> None:
    """Photograph the release that waits first, in a language of the desk."""
    window = browser.new_context(viewport=SIZE, device_scale_factor=1.5)  # type: ignore[arg-type]
    page = window.new_page()
    page.goto(address)
    page.evaluate(_KNOWN, lang)
    page.reload()
    page.locator(".row").first.wait_for()
    page.keyboard.press("Enter")
    page.locator(".passage.current").wait_for()
    page.locator("iframe").wait_for()
    page.frame_locator("iframe").locator("h1").wait_for()
    page.keyboard.press("n")
    page.screenshot(path=IMAGES / f"desk-{lang}.png")
    window.close()


def photograph_release(browser: Browser, origin: str) -> None:
    """Photograph a release in both languages, side by side."""
    window = browser.new_context(viewport=READERS, device_scale_factor=1.5)  # type: ignore[arg-type]
    page, shots = window.new_page(), []
    for lang in ("ko", "ja"):
        page.goto(f"{origin}/{lang}/{READ}/")
        page.wait_for_load_state("networkidle")
        shots.append(Image.open(io.BytesIO(page.screenshot())))
    window.close()
    width, height = shots[0].size
    both = Image.new("RGB", (2 * width + GAP, height), "#d9dce3")
    for number, shot in enumerate(shots):
        both.paste(shot, (number * (width + GAP), 0))
    both.quantize(255, dither=Image.Dither.NONE).save(IMAGES / "home.png", optimize=True)


def main() -> None:
    """Serve the room and photograph it."""
    with tempfile.TemporaryDirectory() as folder:
        room = prepared(Path(folder))
        command = [sys.executable, "-u", "build.py", "serve", "--root", str(room)]
        with subprocess.Popen(  # noqa: S603 - our own program
            [*command, "--port", str(PORT)], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
        ) as serving:
            assert serving.stdout
            said = (re.search(r"http://\S+/_desk/\S+", line) for line in serving.stdout)
            address = next(found[0] for found in said if found)
            with sync_playwright() as player:
                chromium = shutil.which("chromium") or shutil.which("chromium-browser")
                browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
                for lang in ("ko", "ja"):
                    photograph(browser, address, lang)
                photograph_release(browser, address.partition("/_desk/")[0])
                browser.close()
            serving.send_signal(signal.SIGINT)


if __name__ == "__main__":
    main()
