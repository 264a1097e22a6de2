"""The feed of corrections (Atom, RFC 4287): what was wrong and what is right, newest first."""

from __future__ import annotations

from pressbridge.rendering.lang_context import ATOM, LangContext
from pressbridge.rendering.parts import CorrectionItem, CorrectionsFeedParts
from pressbridge.rendering.references import ResolvedReferences
from pressbridge.rendering.views import CorrectionView
from pressbridge.rendering.xml_texts import attribute, text
from pressbridge.words import addresses as at
from pressbridge.words.moments import EPOCH


def corrections_feed(
    context: LangContext, parts: CorrectionsFeedParts, resolved: ResolvedReferences
) -> str:
    """Return the feed of all corrections of a language."""
    absolute = context.site_context.addresses.absolute
    itself = absolute(at.corrections_feed(context.lang))
    found = [(item, resolved.correction(item.path, item.number)) for item in parts.items]
    newest = max((view.time.iso for _, view in found), default=EPOCH.isoformat())
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{context.lang}">',
        f"  <title>{text(context.say('{site}: corrections', site=context.name))}</title>",
        f"  <id>{text(itself)}</id>",
        f"  <updated>{newest}</updated>",
        f'  <link rel="self" type="{ATOM}" href={attribute(itself)}/>',
        f'  <link rel="alternate" type="text/html" href={attribute(absolute(parts.address))}/>',
        f"  <author><name>{text(context.organization)}</name></author>",
        "  <generator>Pressbridge</generator>",
    ]
    for item, view in found:
        lines += _entry(context, item, view)
    return "\n".join([*lines, "</feed>", ""])


def _entry(context: LangContext, item: CorrectionItem, view: CorrectionView) -> list[str]:
    addresses = context.site_context.addresses
    title = view.release.label if view.release else ""
    label = context.say("major correction") if view.major else context.say("Correction")
    category = [f"    <category term={attribute(label)}/>"] if view.major else []
    href = attribute(addresses.absolute(item.address))
    return [
        "  <entry>",
        f"    <title>{text(f'[{label}] {title}')}</title>",
        f"    <id>{text(f'{addresses.tag(item.first)}#correction-{item.name}')}</id>",
        f'    <link rel="alternate" type="text/html" href={href}/>',
        f"    <published>{view.time.iso}</published>",
        f"    <updated>{view.time.iso}</updated>",
        *category,
        f"    <content>{text(_words(context, view))}</content>",
        "  </entry>",
    ]


def _words(context: LangContext, view: CorrectionView) -> str:
    """Return what was corrected, and the words before and after."""
    changed = ((context.say("Before"), view.was.text), (context.say("Corrected"), view.now.text))
    return "\n".join([view.text.text, *(f"{label}: {said}" for label, said in changed if said)])
