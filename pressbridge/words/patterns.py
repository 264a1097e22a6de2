"""Regular expressions that are compiled when they are first used.

One with a class of thousands of letters, such as ``[㐀-鿿]``, takes ``re`` a millisecond or two.
The checks have three hundred of them, and a build of one changed sentence needs a third.
"""

from __future__ import annotations

import re
from typing import cast

_ATTRIBUTES = [name for name in dir(re.Pattern) if not name.startswith("_")]


class _Compiled:
    """Has the attributes of a compiled pattern as its own."""

    def __init__(self, form: str, flags: int) -> None:
        self._given = form, flags

    def __reduce__(self) -> tuple[object, ...]:
        return late, self._given


class _Late(_Compiled):
    """Stands in for a pattern until it is first asked for an attribute of one."""

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(*self._given)
        self.__dict__.update({one: getattr(compiled, one) for one in _ATTRIBUTES})
        # The checks ask for fifty methods a text; a class with __getattr__ takes twice as long.
        self.__class__ = _Compiled  # type: ignore[assignment]
        return getattr(compiled, name)


def late(form: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used."""
    return cast("re.Pattern[str]", _Late(form, flags))
