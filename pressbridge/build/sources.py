"""The sources of a run: those that are outdated are compiled, in several processes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from pressbridge.build import outdated, pages
from pressbridge.build.ledger import Entries, Ledger
from pressbridge.build.lenders import borrowers, memory_for
from pressbridge.build.outdated import Before
from pressbridge.compiling.compile import Order, compiled
from pressbridge.compiling.context import CODE, Context, PressRoom
from pressbridge.compiling.entry import CheckedFile, CompileResult, Entry, pack_body
from pressbridge.words.problems import Said, said
from pressbridge.world.pictures import PictureCache, is_picture
from pressbridge.world.processes import Workers
from pressbridge.world.scratch import ScratchReader, ScratchWriter, Span
from pressbridge.world.store import Encoded, decode, encode

_WORTH = 60
"""Sources that are worth starting processes for: one takes several milliseconds."""


class Changed(Exception):  # noqa: N818 - nobody's mistake
    """A file was changed while the site was built."""


def compile_all(
    context: Context, orders: Sequence[Order], workers: Workers, pictures: PictureCache | None
) -> dict[str, CompileResult]:
    """Return sources as they are compiled, by their paths.

    ``pictures`` keeps what is made of their pictures; without, nothing is made of them.
    """
    given = (context, workers.folder, pictures)
    results = workers.map(_compile, orders, _worth(context, orders, pictures), given, _Compiler)
    return {
        order.place.path: CompileResult(decode(data, Entry), bodies, texts)
        for order, (data, bodies, texts) in zip(orders, results, strict=True)
    }


def _worth(context: Context, orders: Sequence[Order], pictures: PictureCache | None) -> int:
    """Return how many sources are worth starting processes for: two, where pictures are new."""
    if pictures is None or not 1 < len(orders) < _WORTH:
        return _WORTH
    known = {file.name for order in orders for file in order.checked}
    folders = {order.place.folder for order in orders}
    new = (
        name
        for name in context.directory.files
        if is_picture(name) and name not in known and name.rpartition("/")[0] in folders
    )
    return 2 if len(list(islice(new, 2))) == 2 else _WORTH


class _Compiler:
    """What the sources of one process are compiled with."""

    def __init__(self, context: Context, folder: str, pictures: PictureCache | None) -> None:
        self.context = context
        self.pictures = pictures
        self.scratch = ScratchWriter(folder)


def _compile(compiler: _Compiler, order: Order) -> tuple[bytes, dict[str, Span], Span | None]:
    """Return an entry as bytes, and where the rest waits in a scratch file."""
    entry, bodies, texts = compiled(compiler.context, order, compiler.pictures)
    put = compiler.scratch.put
    places = {name: put(encode(pack_body(body)).data) for name, body in bodies.items()}
    return encode(entry).data, places, put(texts) if texts else None


class Sources:
    """The sources of a run. It gathers what was compiled on the way."""

    def __init__(
        self, ledger: Ledger, workers: Workers, pictures: PictureCache | None = None
    ) -> None:
        """``pictures`` keeps what is made of pictures; without, nothing is made of them."""
        self.ledger = ledger
        self.pictures = pictures
        self.workers = workers
        self.compiled: dict[str, CompileResult] = {}
        self.fresh: dict[str, Entry] = {}
        """Entries that are others than the ledger's."""
        self.why: dict[str, Said] = {}
        """Sources that were compiled, with the reasons."""
        self.scratch = ScratchReader()

    def compile_outdated(
        self,
        room: PressRoom,
        before: Before,
        *,
        all_of_them: bool,
        without: Collection[str] = (),
    ) -> tuple[Entries, dict[str, Entry]]:
        """Compile what is outdated; return all entries, and those that are others than before.

        Unless ``all_of_them`` are to be looked at, those are that a change may concern; never
        those that are ``without``, because they were just compiled.
        """
        reasons, touched = outdated.outdated_sources(
            before, room, self.said, all_of_them=all_of_them
        )
        reasons = {path: reason for path, reason in reasons.items() if path not in without}
        compiled = self._compiled(room, before, reasons)
        lent = borrowers(before, compiled, room)
        fresh = touched | compiled
        entries = before.entries.with_fresh(fresh)
        lacking = [path for path, one in fresh.items() if one.needs_memory]
        if lacking or lent:
            if not all_of_them and not room.places.keys() <= entries.all().keys():
                # A row of the ledger was lost: nobody knows whether that source has a text to lend.
                return self.compile_outdated(room, before, all_of_them=True)
            reasons = {path: reasons.get(path) or lent[path] for path in (*lacking, *lent)}
            with_memory = replace(room, context=self.with_memory(room, entries, reasons))
            fresh |= self._compiled(with_memory, before._replace(entries=entries), reasons)
            entries = before.entries.with_fresh(fresh)
        self.fresh |= fresh
        return entries, fresh

    def _compiled(
        self, room: PressRoom, before: Before, reasons: Mapping[str, Said]
    ) -> dict[str, Entry]:
        """Compile some sources."""
        if not reasons:
            return {}
        # Other code may have looked less closely at pictures.
        same_code = before.globals and before.globals.base.get(CODE) == room.globals.base[CODE]
        todo = orders(room, before.entries.some(reasons) if same_code else {}, reasons)
        made = compile_all(room.context, todo, self.workers, self.pictures)
        self.compiled |= made
        self.why |= reasons
        return {path: one.entry for path, one in made.items()}

    def with_memory(self, room: PressRoom, entries: Entries, lacking: Iterable[str]) -> Context:
        """Return the context with what other catalogs say of texts that some sources lack."""
        known = entries.all()
        ordered = pages.in_order(room, known)
        memory = memory_for(room.tree, ordered, [known[path] for path in lacking if path in known])
        return replace(room.context, memory=memory)

    def said(self) -> Iterator[tuple[str, bytes]]:
        """Yield (path, all that it says, packed) of every source that is known."""
        yield from self.texts()
        for path, data in self.ledger.texts():
            if path not in self.compiled:
                yield path, data

    def said_openly(self, room: PressRoom, entries: Entries) -> Iterator[tuple[str, bytes]]:
        """Yield the same of all sources, after those were compiled whose texts nobody has."""
        known: set[str] = set()
        for path, data in self.said():
            known.add(path)
            yield path, data
        lacking = [path for path in room.places if path not in known]
        if lacking:
            self.make_bodies(room, entries, lacking)
            yield from (one for one in self.texts() if one[0] in lacking)

    def texts(self) -> Iterator[tuple[str, bytes]]:
        """Yield the same of those that were compiled in this run."""
        for path, made in self.compiled.items():
            if made.texts:
                yield path, self.scratch.read(made.texts)

    def bodies(self) -> Iterator[tuple[str, Encoded]]:
        """Yield (path and ``body_name``, body) of those that were compiled in this run."""
        for path, made in self.compiled.items():
            for name, span in made.bodies.items():
                yield f"{path} {name}", decode(self.scratch.read(span), Encoded)

    def make_bodies(self, room: PressRoom, entries: Entries, paths: Collection[str]) -> None:
        """Compile sources that are known, for the bodies of their pages.

        Raises Changed if one of them is not any more what it was.
        """
        known = entries.some(paths)
        if any(entry.untranslated for entry in known.values()):
            room = replace(room, context=self.with_memory(room, entries, paths))
        todo = orders(room, known, paths)
        made = compile_all(room.context, todo, self.workers, self.pictures)
        # A check makes nothing of pictures, and writes nothing either.
        if self.pictures and any(made[path].entry.summary != known[path].summary for path in paths):
            raise Changed
        self.compiled |= made
        self.fresh |= {path: one.entry for path, one in made.items()}
        self.why |= dict.fromkeys(paths, said("the bodies of its pages were not kept"))


def orders(room: PressRoom, known: Mapping[str, Entry], paths: Iterable[str]) -> list[Order]:
    """Return sources to compile, each with what is known of its files."""
    places, beside = room.places, room.beside
    return [
        Order(places[path], tuple(beside.get(path, ())), _checked(known.get(path)))
        for path in paths
    ]


def _checked(entry: Entry | None) -> tuple[CheckedFile, ...]:
    """Return the files of a source that were looked at; one that was racy may be another now."""
    if entry is None:
        return ()
    racy = {one.name for one in entry.inputs if one.racy}
    return tuple(one for one in entry.checked if one.name not in racy)
