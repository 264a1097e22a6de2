"""The context: what all sources are compiled with, and all pages rendered with."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, cached_property
from typing import NamedTuple

from pressbridge.compiling.theme import Theme, read_theme
from pressbridge.reading.content_files import Companion
from pressbridge.reading.source_fields import SourceLocation
from pressbridge.reading.source_files import Directory, directory
from pressbridge.reading.tree import Tree, read_tree
from pressbridge.register.lookup import Register
from pressbridge.rendering.page import Copy
from pressbridge.rendering.site_context import CUSTOM_CSS, SiteContext
from pressbridge.run import PACKAGE, Options
from pressbridge.translation.engines.choose import problem_with
from pressbridge.translation.memory import Memory
from pressbridge.words.addresses import Addresses
from pressbridge.words.model import Name
from pressbridge.words.problems import Problem, said
from pressbridge.world.below import Below
from pressbridge.world.files import read_bytes
from pressbridge.world.folders import walk
from pressbridge.world.listing import Listing
from pressbridge.world.pictures.fonts import fonts_here
from pressbridge.world.store import id_of

CODE = str(said("Pressbridge or one of its libraries"))
FAVICONS = ("favicon.svg", "favicon.ico", "favicon.png")
_LIBRARIES = (
    "Jinja2", "MarkupSafe", "markdown-it-py", "mdit-py-plugins", "babel", "PyYAML", "pillow",
    "budoux",
)  # fmt: skip
"""Those whose output is in the pages."""


class Globals(NamedTuple):
    """What all sources are compiled with."""

    base: Mapping[str, bytes]
    """What each of them depends on, in words, to what stands for it."""
    names: tuple[Name, ...]
    """The register, without its lines. A source depends on those names that it says."""
    slugs: frozenset[str]
    """Slugs of all sources: each depends on those that it names."""
    owned: frozenset[str]
    """Folders of the sources that have one of their own."""

    def is_same_but_for_names(self, other: Globals) -> bool:
        """Tell whether at most the register is another."""
        return self._replace(names=()) == other._replace(names=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What all sources are compiled with. It travels to each process once."""

    directory: Directory
    site_context: SiteContext
    now: datetime
    memory: Memory | None = None
    """What other catalogs say of untranslated texts; None if nobody has looked."""


@dataclass(frozen=True)
class PressRoom:
    """A press room as it is read before any source is."""

    options: Options
    tree: Tree
    context: Context
    theme: Theme
    globals: Globals
    problems: tuple[Problem, ...]
    """What is wrong with the tables, the names of files and the templates."""

    @cached_property
    def beside(self) -> Mapping[str, list[Companion]]:
        """Catalogs and hand translations by the path of their source."""
        return self.tree.companions()

    @cached_property
    def places(self) -> Mapping[str, SourceLocation]:
        """Where the sources lie, by their paths."""
        return {place.path: place for place in self.tree.locations}

    def place_of(self, copy: Copy) -> Below:
        """Return where a file lies that is to be copied into the output."""
        return self.theme.static[copy.file] if copy.of_theme else self.tree.at(copy.file)


def read_press_room(
    options: Options, listing: Listing, code: bytes = b""
) -> tuple[PressRoom | None, tuple[Problem, ...]]:
    """Read the tables and templates of a press room; None if there is no site to speak of.

    ``code`` is the code's fingerprint, if it is known.
    """
    tree, problems = read_tree(options.root, listing)
    if tree.site is None:
        return None, problems
    engine = problem_with(tree.site.translation)
    theme, mistakes = read_theme(options.root, tree.messages)
    found = (*problems, *((engine,) if engine else ()), *mistakes)
    site_context = SiteContext(
        config=tree.site,
        addresses=Addresses(options.base_url or tree.site.base_url),
        register=Register(tree.names, tree.site.organization),
        topics=tree.topics,
        favicons=tuple(file for file in FAVICONS if file in tree.content_files.static),
        custom_css=CUSTOM_CSS in tree.content_files.static,
        own_messages=tree.messages,
        fonts=fonts_here(),
        drafts=options.drafts,
        ahead=options.ahead,
    )
    context = Context(directory=directory(tree), site_context=site_context, now=options.now)
    return PressRoom(options, tree, context, theme, _globals(tree, context, code), found), found


def _globals(tree: Tree, context: Context, code: bytes) -> Globals:
    site_context, files = context.site_context, context.directory
    base = {
        CODE: code or code_fingerprint(),
        "content/site.yaml": id_of(site_context.config),
        str(said("the address of the site (base_url)")): id_of(site_context.addresses),
        "content/topics.yaml": id_of(site_context.topics),
        "content/messages.yaml": id_of(site_context.own_messages),
        str(said("the icons in content/static")): id_of(site_context.favicons),
        str(said("the fonts that share images are drawn in")): id_of(
            sorted((lang, font.id) for lang, font in site_context.fonts.items())
        ),
        str(said("--drafts or a moment to come")): id_of(site_context.drafts, site_context.ahead),
        str(said("names of files that cannot be read")): id_of(
            sorted(files.skipped), sorted(files.mistaken)
        ),
    }
    names = tuple(replace(name, line=0) for name in tree.names)
    return Globals(base, names, frozenset(files.slugs), files.owned)


@cache
def code_fingerprint() -> bytes:
    """Return what stands for the package, its libraries and this Python."""
    versions = [(library, _version(library)) for library in _LIBRARIES]
    files = [
        (name, read_bytes(PACKAGE / name))
        for name in walk(PACKAGE).files
        if not name.endswith(".pyc")
    ]
    return id_of(platform.python_version(), versions, files)


def _version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - reads e-mail

    try:
        return version(library)
    except PackageNotFoundError:
        return ""
