"""The press room behind the desk: its sources opened for review, and what is saved into it.

Only one thread asks; that of the builds tells when one begins and ends. What was read is kept
until something is saved, by whomever. Nothing waits here for a build or another run: that thread
is needed by all who ask. So the list is read anew after a build, which leaves it almost ready, and
until then it stays as it was, but for the sources that were saved here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from pressbridge.build.builder import entries_now
from pressbridge.compiling.context import PressRoom
from pressbridge.review.add_name import add_name, name_request
from pressbridge.review.check import checked
from pressbridge.review.listing import Listing, listing_of, row_now
from pressbridge.review.opened import NO_ROOM, NotReviewable, OpenSource, open_room, open_source
from pressbridge.review.requests import BadRequest, save_request
from pressbridge.review.save import save
from pressbridge.review.sheet import sheet_of
from pressbridge.run import Options
from pressbridge.serve.desk import Wrong
from pressbridge.serve.undo import LastSaves
from pressbridge.words.problems import said
from pressbridge.world.git import git_user_name
from pressbridge.world.lock import Busy

T = TypeVar("T")


class _Age:
    """How old the list is, counted in saves that were heard of."""

    def __init__(self) -> None:
        self.saves = 0
        self.begun = 0
        """Saves before the build that is at work, or was the last."""
        self.built = 0
        """Saves before the last build that has ended."""
        self.listed = 0


class OpenPressRoom:
    """A press room, as ``serve.desk.Data`` wants it."""

    def __init__(self, moment: Callable[[], Options], lang: str) -> None:
        """``moment`` gives the options as they are now, ``lang`` is the language of the desk."""
        self._moment, self._lang = moment, lang
        self._room: PressRoom | None = None
        self._open: dict[tuple[str, str], OpenSource] = {}
        self._listed: Listing | None = None
        self._touched: set[str] = set()
        """Sources that were saved here and have no new row in the list yet."""
        self._age = _Age()
        self._saves = LastSaves()
        self._reviewer: str | None = None

    def build_begins(self, *, saved: bool) -> None:
        """Hear of a build, and of what was saved before it."""
        if saved:
            self._forget()
        self._age.begun = self._age.saves

    def build_ends(self, *, news: bool) -> None:
        """Hear that a build has left what the list needs."""
        age = self._age
        knows_all = age.begun == age.saves
        if news:
            self._forget()
        age.built = age.saves if knows_all else age.begun

    def _forget(self) -> None:
        """Read everything anew when it is asked for next: something was saved."""
        self._room, self._open = None, {}
        self._age.saves += 1

    def list(self) -> object:
        """Return every release and language with its state."""
        return _told(self._list).as_data()

    def _list(self) -> Listing:
        age = self._age
        if self._listed is None or age.listed != age.built == age.saves:
            saves, self._touched = age.saves, set()
            self._listed = self._list_anew()
            age.listed = saves
        for path in [*self._touched]:
            row = row_now(self._read(), path)
            self._listed = self._listed.with_row(row) if row else self._listed
            self._touched.discard(path)
        return self._listed

    def _list_anew(self) -> Listing:
        options = self._moment()
        room, entries = entries_now(options)
        if room is None:
            raise NotReviewable(NO_ROOM)
        return listing_of(entries.values(), room.tree.topics, options.now, self._lang)

    def release(self, path: str, to: str) -> object:
        """Return a source with all its passages."""
        if self._reviewer is None:
            self._reviewer = git_user_name(self._moment().root)
        reviewer = self._reviewer
        return _told(lambda: sheet_of(self._opened(path, to), reviewer, self._lang).as_data())

    def check(self, request: Mapping[str, Any]) -> object:
        """Return what the checks say of a text that is being typed."""
        path, to, key, text = (_text(request, name) for name in ("path", "to", "key", "text"))
        return _told(lambda: checked(self._opened(path, to), key, text).as_data())

    def save(self, request: Mapping[str, Any]) -> object:
        """Save edits of passages; return what was saved and what was not."""

        def saved() -> object:
            asked, options = save_request(dict(request)), self._moment()
            with self._saves.watched(options.root, self._catalog(asked.path, asked.to)) as of:
                answer = save(options, asked, patience=0)
                of.saved = bool(answer.saved)
            return answer.as_data()

        with self._writing():
            told = _told(saved)
        self._touched.add(_text(request, "path"))
        return told

    def name(self, request: Mapping[str, Any]) -> object:
        """Put an entry into the names register."""
        asked = _told(lambda: name_request(dict(request)))
        with self._writing():
            return add_name(self._moment(), asked, patience=0).as_data()

    def undo(self, request: Mapping[str, Any]) -> object:
        """Take back the last save of a source by this desk."""
        path, to = _text(request, "path"), _text(request, "to")
        catalog = self._catalog(path, to)
        with self._writing():
            self._saves.take_back(self._moment().root, catalog)
        self._touched.add(path)
        return {"ok": True}

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Forget what was read, once something may have been written."""
        try:
            yield
        except Busy:
            raise
        except BaseException:
            self._forget()
            raise
        self._forget()

    def _catalog(self, path: str, to: str) -> str:
        return _told(lambda: self._opened(path, to).catalog.path)

    def _read(self) -> PressRoom:
        room = self._room  # a build that begins may forget it meanwhile
        if room is None:
            room, problems = open_room(self._moment())
            if room is None:
                raise NotReviewable(problems[0].what if problems else NO_ROOM)
            self._room = room
        return room

    def _opened(self, path: str, to: str) -> OpenSource:
        opened = self._open.get((path, to))
        if opened is None:
            opened = open_source(self._read(), path, to)
            self._open = {(path, to): opened}
        return opened


def _told(does: Callable[[], T]) -> T:
    try:
        return does()
    except (NotReviewable, BadRequest) as wrong:
        raise Wrong(wrong.message) from None


def _text(request: Mapping[str, Any], name: str) -> str:
    """Return a part of a request that is a text; what is typed may end in half of a character."""
    if name not in request:
        raise Wrong(said('{what} lacks "{name}"', what=said("the request"), name=name))
    value = request[name]
    if not isinstance(value, str):
        raise Wrong(said('"{name}" is no text', name=name))
    return value
