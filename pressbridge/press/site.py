"""The third phase begins: the cut-off is applied, and the public site stands there as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pressbridge.press.options import Options
from pressbridge.press.room import Room
from pressbridge.rendering.plan import public_files
from pressbridge.rendering.public import FileFacts, PublicSite
from pressbridge.translation.editions import source_edition, translated_edition
from pressbridge.translation.hand_editions import hand_edition
from pressbridge.translation.source_checks import source_problems
from pressbridge.words.addresses import Addresses
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Release, Source
from pressbridge.words.problems import Problem, error
from pressbridge.words.visibility import Stage, as_of, stage_of
from pressbridge.world.files import size, why
from pressbridge.world.pictures import NotAPictureError, is_picture, picture_size


def public_site(room: Room, options: Options) -> tuple[PublicSite, tuple[Problem, ...]]:
    """Return what readers may see at the cut-off, and what is wrong with its translations.

    Problems of sources that are not public are found too: an editor fixes them before the day.
    """
    content = room.content
    stages = {release.slug: stage_of(release, options.now) for release in content.releases}
    shown = {Stage.PUBLIC, Stage.WITHDRAWN} | (set(Stage) if options.drafts else set())
    releases = tuple(r for r in content.releases if stages[r.slug] in shown)
    standing = tuple(s for s in content.standing if options.drafts or not s.draft)
    editions, problems = editions_of(room, options)
    visible = {source.path for source in (*releases, *standing)}
    kept = {key: edition for key, edition in editions.items() if key[0] in visible}
    facts: dict[tuple[str, str], FileFacts] = {}
    for source in (*releases, *standing):
        if stages.get(source.slug) is not Stage.WITHDRAWN or not isinstance(source, Release):
            named = public_files(kept, source)
            facts.update(_facts(options.root, source, set(named), problems))
    site = PublicSite(
        config=content.site,
        addresses=Addresses(options.base_url or content.site.base_url),
        register=room.register,
        topics=content.topics,
        releases=releases,
        standing=standing,
        editions=kept,
        stages=stages,
        files=facts,
        static=content.static,
        now=options.now,
        drafts=options.drafts,
    )
    return site, tuple(problems)


def editions_of(
    room: Room, options: Options
) -> tuple[dict[tuple[str, Lang], Edition], list[Problem]]:
    """Return every source's editions, and what is wrong with their translations."""
    editions: dict[tuple[str, Lang], Edition] = {}
    problems: list[Problem] = []
    policy = room.content.site.translation
    for written in room.content.sources:
        source = as_of(written, options.now)
        editions[source.path, source.lang] = source_edition(source)
        problems.extend(source_problems(written))
        named = room.named(source)
        if source.path in room.hand:
            edition, found = hand_edition(
                written, room.hand[source.path], named, room.naming(source), source
            )
        elif source.path in room.catalogs:
            catalog = room.catalogs[source.path]
            edition, found = translated_edition(
                source,
                catalog,
                room.wanted(source),
                policy=policy,
                naming=room.naming(source),
                named=named,
            )
        else:
            continue
        editions[source.path, source.lang.other] = edition
        problems.extend(found)
    return editions, problems


def _facts(
    root: Path, source: Source, named: Iterable[str], problems: list[Problem]
) -> Iterator[tuple[tuple[str, str], FileFacts]]:
    lines = {image.file: image.line for image in source.images}
    for file in sorted(named):
        path = root / source.folder / file
        try:
            width, height = picture_size(path) if is_picture(file) else (0, 0)
            yield (source.slug, file), FileFacts(size(path), width, height)
        except NotAPictureError:
            message = f'"{file}" is damaged or no picture'
            hint = "save it again as PNG or JPEG"
            problems.append(error("picture", source.path, lines.get(file), message, hint))
        except OSError as refused:
            message = f'"{file}" cannot be read: {why(refused)}'
            problems.append(error("file", source.path, lines.get(file), message))
