"""A site that is planned whole, and what of it has to be made: the rest stands there already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pressbridge.messages import all_messages
from pressbridge.press.options import Options
from pressbridge.press.site import Site
from pressbridge.press.theme import Theme
from pressbridge.press.wording import letters_in, said_in, texts_in
from pressbridge.rendering.leaks import LeakScan
from pressbridge.rendering.page import Copy, PageSpec
from pressbridge.rendering.plan import Plan
from pressbridge.rendering.sealed import fingerprint, key_of
from pressbridge.rendering.templates import TemplateSet
from pressbridge.words import addresses as at
from pressbridge.words.lang import Lang
from pressbridge.world.below import Below, Stamp, stamp
from pressbridge.world.ledger_file import LedgerFile


@dataclass(frozen=True)
class Ready:
    """A site that is planned whole and ready to be rendered."""

    site: Site
    plan: Plan
    theme: Theme
    options: Options
    ledger: LedgerFile | None = None
    """What knows the sources that were not read."""

    @cached_property
    def scan(self) -> LeakScan:
        """What of the hidden is looked for; not what the site says openly anyway."""
        site = self.site
        scan = LeakScan(site.outline.hidden)
        if not scan.hidden:
            return scan
        setting = site.outline.setting
        own = letters_in(texts_in((setting.config, setting.topics, site.tree.names)))
        said = said_in((digest.said for digest in site.digests), scan.texts)
        return LeakScan(
            scan.hidden, said | (own & scan.texts) | letters_in(all_messages(setting.own_messages))
        )

    @cached_property
    def pages(self) -> Mapping[str, PageSpec]:
        """The pages by their output files."""
        return {at.output_file(spec.address): spec for spec in self.plan.pages}

    @cached_property
    def keys(self) -> Mapping[str, bytes]:
        """The key of each output file: as long as it is the same, so is the file."""
        pages = {name: self._key(spec) for name, spec in self.pages.items()}
        copies = {at.output_file(copy.address): key for copy, key in self._copy_keys()}
        return {**pages, **copies}

    def _key(self, spec: PageSpec) -> bytes:
        return key_of(self.grounds[spec.template, spec.lang], spec.parts)

    @cached_property
    def templates(self) -> TemplateSet:
        """The templates, compiled."""
        own = self.site.outline.setting.own_messages
        return self.theme.templates.saying(own).prepared(
            {one.template for one in self.plan.pages} - {""}
        )

    @cached_property
    def grounds(self) -> Mapping[tuple[str, Lang | None], bytes]:
        """What pages share: the site's tables, the code, their templates and their masthead.

        A text that has no template has no masthead either.
        """
        texts = self.theme.templates.texts
        kinds = dict.fromkeys((spec.template, spec.lang) for spec in self.plan.pages)
        used = {
            template: sorted((name, texts[name]) for name in self.theme.templates.needs(template))
            for template in dict.fromkeys(template for template, _ in kinds)
        }
        views = self.plan.views
        return {
            (template, lang): fingerprint(
                self.site.ground.base,
                used[template],
                (views[lang] if lang else views) if template else None,
            )
            for template, lang in kinds
        }

    def _copy_keys(self) -> Iterator[tuple[Copy, bytes]]:
        for copy in self.plan.copies:
            known = None if copy.of_theme else self.site.tree.stamps.get(copy.file)
            yield copy, fingerprint(copy.file, known or stamp(self.at(copy)))

    def at(self, copy: Copy) -> Below:
        """Return where the file lies that is to be copied."""
        if copy.of_theme:
            return self.theme.static[copy.file]
        return self.site.tree.at(copy.file)

    def due(self, before: Mapping[str, tuple[bytes, Stamp]], here: Mapping[str, Stamp]) -> set[str]:
        """Return the output files that have to be made.

        ``before`` is what the ledger knows of them, ``here`` what stands in the output folder.
        """
        return {
            name
            for name, key in self.keys.items()
            if (known := before.get(name)) is None or known != (key, here.get(name))
        }
