"""The HTML of a body."""

from __future__ import annotations

from html import escape

from pressbridge.formats.markdown import Picture, RenderContext, parse, to_html
from pressbridge.messages import Messages
from pressbridge.rendering.page import MarkdownBody
from pressbridge.rendering.views import CreditView
from pressbridge.words.edition import phrase_for


def body_html(part: MarkdownBody, say: Messages) -> str:
    """Return the HTML of a body; its labels are messages in its language."""
    rendering = RenderContext(
        lang=part.lang,
        say=lambda context, text: phrase_for(
            (context, text), part.phrases, part.written_in, part.lang
        ),
        link=part.links.__getitem__,
        picture=lambda src: part.pictures.get(src, Picture("")),
        credit=lambda credit: _credit(part.credits[credit]),
        table_label=say("Table"),
        footnotes_label=say("Footnotes"),
        back_label=say("Back to the text"),
        download_label=say("Download the full-size picture"),
        numbers=part.numbers,
    )
    return to_html(parse(part.markdown, part.written_in), rendering)


def _credit(view: CreditView) -> str:
    name = escape(view.name.text)
    lang = f' lang="{view.name.lang}"' if view.name.lang else ""
    return f"{escape(view.before)}<bdi{lang}>{name}</bdi>{escape(view.after)}"
