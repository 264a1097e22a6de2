"""The desk's pages: the served one, the exported one, and the one that shows mistakes.

The served page names its script and its style sheet; the exported one holds both, and a release.
Both say in a policy that nothing else is run or loaded, and nothing asked from any host.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path

from pressbridge.formats.script_data import in_script
from pressbridge.words.problems import WRITTEN, Problem
from pressbridge.world.files import read_bytes

Texts = Mapping[str, Mapping[str, str]]
"""The desk's texts: language to (English text to text)."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""Content-Security-Policy of the served page (https://www.w3.org/TR/CSP3/)."""
_LANGUAGES = ("ko", "ja", "en")
_FOLDER = Path(__file__).resolve().parent
_MISTAKES = """\
:root { color-scheme: light dark; background: #fcfcfb; color: #16191d; }
@media (prefers-color-scheme: dark) { :root { background: #14171b; color: #e9ebee; } }
body { max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
body { font: 1.0625rem/1.7 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.35; }
li { margin: 0 0 1.25rem; padding: .25rem 0 .25rem 1rem; border-left: 4px solid #c0392b; }
ul { padding: 0; list-style: none; }
code { font-size: .9375em; font-weight: 700; }
p { margin: .25rem 0; }
a { color: inherit; font-weight: 700; }
"""


def served_file(name: str) -> bytes | None:
    """Return the script or the style sheet of the served page; None for any other name."""
    return read_bytes(_FOLDER / name) if name in {"desk.css", "desk.js"} else None


def served_page(lang: str, texts: Texts) -> str:
    """Return the page that ``serve`` shows at ``/_desk/``.

    Whoever opens it without the secret of this run is told in all languages how to get in.
    """
    return _filled(
        lang=lang,
        closed=_closed(texts),
        style='<link rel="stylesheet" href="/_desk/desk.css">',
        script='<script src="/_desk/desk.js" defer></script>',
    )


def _closed(texts: Texts) -> str:
    """Return what is shown to whoever has no secret; no language is known yet."""

    def told(lang: str) -> str:
        def say(message: str) -> str:
            return escape(texts.get(lang, {}).get(message, message))

        where = say("To open the desk, copy the address from the window in which serve runs.")
        whole = say("It stands behind “Check translations”, and changes with each start of serve.")
        return f'<p lang="{lang}">{where}<br>{whole}</p>\n'

    return f'<div id="closed" class="alone" hidden>\n{"".join(map(told, _LANGUAGES))}</div>\n'


def page(sheet: Mapping[str, object], texts: Texts, repository: str = "") -> str:
    """Return a release with the desk in one file, to be sent by mail and filled in offline.

    ``repository`` is its address on GitHub, where answers may be handed in; it may be empty.
    """
    lang = str(sheet.get("ui") or "en")
    style, script = _own("desk.css"), _own("desk.js")
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    given = {"sheet": sheet, "texts": texts, "ui": lang, "repository": repository}
    return _filled(
        lang=lang,
        title=escape(str(sheet.get("title") or "")),
        policy=f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
        style=f"<style>{style}</style>",
        given=f'<script type="application/json" id="given">{in_script(given)}</script>\n',
        script=f"<script>{script}</script>",
    )


def mistakes_page(
    problems: Sequence[Problem],
    say: Callable[..., str],
    shown: Callable[[str], str],
    lang: str,
    last_good: str,
) -> tuple[str, str]:
    """Return a page that tells what keeps the site from being built, and the policy for it.

    ``say`` gives the desk's texts, ``shown`` makes a text safe to look at, ``last_good`` is the
    address of the page as it was, empty if there never was one.
    """
    rows = "".join(map(_row(say, shown), problems))
    link = f'<a href="{escape(last_good)}">{escape(say("Show the last good page"))}</a>'
    below = link if last_good else escape(
        say("There is no good page yet. It appears here as soon as this is mended.")
    )  # fmt: skip
    title = escape(say("A mistake keeps the preview from being built"))
    body = (
        f"<h1>{title}</h1>\n"
        f"<p>{escape(say('Mend the file and save it: this page then shows itself anew.'))}</p>\n"
        f"<p>{below}</p>\n"
        f"<h2>{escape(say('To be mended: {n}', n=len(problems)))}</h2>\n<ul>{rows}</ul>"
    )
    head = (
        f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f'<meta name="robots" content="noindex">\n<title>{title}</title>\n'
        f"<style>{_MISTAKES}</style>\n"
    )
    text = (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n{head}</head>\n'
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
    policy = (
        f"default-src 'none'; style-src {_hash(_MISTAKES)}; script-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )
    return text, policy


def _row(say: Callable[..., str], shown: Callable[[str], str]) -> Callable[[Problem], str]:
    def row(problem: Problem) -> str:
        line = f" · {escape(say('Line {n}', n=problem.line))}" if problem.line else ""
        first, *written = (escape(shown(line)) for line in problem.hint.split(WRITTEN))
        code = "".join(f"<p><code>{line}</code></p>" for line in written)
        hint = f"<p>→ {first}</p>{code}" if first else ""
        return (
            f"<li><code>{escape(shown(problem.path))}</code>{line}"
            f"<p>{escape(shown(problem.message))}</p>{hint}</li>\n"
        )

    return row


def _filled(**parts: str) -> str:
    parts = {"title": "Pressbridge", "policy": "", "closed": "", "given": "", **parts}
    page = _own("desk.html")
    for name in parts:  # what is put in may hold braces: each place is cut out before
        page = page.replace(f"{{{name}}}", f"\0{name}\0")
    pieces = page.split("\0")
    return "".join(parts[piece] if n % 2 else piece for n, piece in enumerate(pieces))


def _own(name: str) -> str:
    return read_bytes(_FOLDER / name).decode()


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
