"""Localizer: the texts, names and files of one edition as views."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from pressbridge.rendering.headlines import phrases
from pressbridge.rendering.licenses import license_link
from pressbridge.rendering.site_context import FileInfo, SiteContext
from pressbridge.rendering.views import CreditView, Headline, LocalizedText, PictureView
from pressbridge.words import addresses as at
from pressbridge.words.edition import Edition, PhraseState
from pressbridge.words.lang import Lang
from pressbridge.words.model import BilingualText, Credit, CreditLabel, Image, Release
from pressbridge.words.text import one_line, script_of
from pressbridge.world.pictures.recipes import sizes_of


class Localizer:
    """The texts, names and files of a source in the language of one of its editions."""

    def __init__(
        self, site_context: SiteContext, edition: Edition, files: Mapping[str, FileInfo]
    ) -> None:
        """``files`` are those of the source that readers may have."""
        self.site_context = site_context
        self.edition = edition
        self.files = files
        self.lang = edition.lang
        self.say = site_context.say(edition.lang)

    def link(self, address: str) -> str:
        """Return an address as an ``href``."""
        return self.site_context.addresses.link(address)

    def localized(self, context: str, text: str) -> LocalizedText:
        """Return a text of the source as this edition shows it; ``context`` is the kind of text."""
        if not text:
            return LocalizedText("")
        phrase = self.edition.say(context, text)
        foreign = "" if phrase.lang is self.lang else str(phrase.lang)
        return LocalizedText(phrase.text, foreign, phrase.state is not PhraseState.MACHINE)

    def headline(self, text: str, context: str = "title") -> Headline:
        """Return a title or subtitle as this edition shows it, and where its lines may end."""
        shown = self.localized(context, text)
        lang = Lang(shown.lang) if shown.lang else self.lang
        named = self.site_context.register.candidates(shown.text, lang, in_context=False)
        names = tuple(dict.fromkeys(shown.text[one.start : one.end] for one in named))
        return Headline(*shown, phrases(shown.text, lang, names))

    def bilingual(self, context: str, words: BilingualText) -> LocalizedText:
        """Return a text that its author may have written in both languages."""
        own = words.in_lang(self.lang)
        if own:
            return LocalizedText(own)
        return self.localized(context, one_line(words.in_lang(self.edition.source.lang)))

    def name(self, words: BilingualText) -> LocalizedText:
        """Return a person's name: registered, or in its own script. It is never guessed."""
        own = words.in_lang(self.lang)
        if own:
            return LocalizedText(own)
        text = words.in_lang(self.edition.source.lang)
        known = self.registered_name(text)
        if known:
            return LocalizedText(known)
        script = script_of(text)
        return LocalizedText(text, str(script) if script and script is not self.lang else "")

    def registered_name(self, name: str) -> str:
        """Return what the register calls a name in this edition's language, or nothing."""
        source = self.edition.source
        if self.lang is source.lang:
            return ""
        day = source.date.day if isinstance(source, Release) else None
        return self.site_context.register.whole_name(name, source.lang, day)

    def credit(self, credit: Credit) -> CreditView:
        """Return a credit with the label of the page's language; its name is never guessed."""
        label = {
            CreditLabel.PHOTO: self.say("photo"),
            CreditLabel.MATERIAL: self.say("material"),
            CreditLabel.COURTESY: self.say("courtesy"),
        }[credit.label]
        before, _, after = self.say("[{label}={name}]", label=label, name="\n").partition("\n")
        words = BilingualText(**{str(self.edition.source.lang): credit.name})
        return CreditView(before, self.name(words), after)

    def picture(self, image: Image) -> PictureView:
        """Return a picture of the front matter."""
        info = self.files.get(image.file)
        return PictureView(
            href=self.file_link(image.file),
            alt=self.localized("alt", image.alt),
            width=info.width if info else 0,
            height=info.height if info else 0,
            caption=self.localized("caption", image.caption),
            credit=self.credit(image.credit) if image.credit else None,
            license=license_link(image.license, self.say),
            srcset=self.srcset(image.file),
            full=self.file_link(image.file) if self.srcset(image.file) else "",
            full_size=self.full_size(image.file),
        )

    def file_link(self, file: str) -> str:
        """Return a file of the source as an ``href``."""
        return self.link(at.file_of(self.edition.source.slug, file))

    def srcset(self, file: str) -> str:
        """Return what a browser chooses from; empty if nothing was made of a picture.

        The picture itself is among them where a size of it was not worth a file.
        """
        info = self.files.get(file)
        made = info.renditions.sizes if info else ()
        if info is None or not made:
            return ""
        slug = self.edition.source.slug
        found = [(self.link(at.size_of(slug, file, one.width)), one.width) for one in made]
        if len(made) < len(sizes_of(info.width, info.height)) and made[-1].width < info.width:
            found.append((self.file_link(file), info.width))
        return ", ".join(f"{href} {width}w" for href, width in found)

    def full_size(self, file: str) -> str:
        """Return what a picture is that was made smaller: ``JPG · 4000 × 3000 · 3.1 MB``."""
        info = self.files.get(file)
        if info is None or not info.renditions.sizes:
            return ""
        return f"{file_type(file)} · {info.width} × {info.height} · {file_size(info.bytes)}"


def file_type(file: str) -> str:
    """Return a file's type as people call it: PDF, HWPX."""
    return PurePosixPath(file).suffix.removeprefix(".").upper()


def file_size(size: int) -> str:
    """Return a size in bytes as people say it: 840 B, 128 KB, 1.2 MB."""
    if size < 1000:
        return f"{size} B"
    if size < 999_500:
        return f"{round(size / 1000)} KB"
    return f"{size / 1_000_000:.1f} MB"
