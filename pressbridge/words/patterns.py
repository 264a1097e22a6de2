"""Regular expressions that are compiled when they are first used.

One with a class of thousands of letters, such as ``[㐀-鿿]``, takes ``re`` a millisecond or two.
The checks have three hundred of them, and a build of one changed sentence needs a third.
"""

from __future__ import annotations

import re
from typing import cast


class _Late:
    """Stands in for a pattern: has its methods from the first time that one is asked for."""

    def __init__(self, form: str, flags: int) -> None:
        self._given = form, flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> object:
        if self._compiled is None:
            self._compiled = re.compile(*self._given)
        found = getattr(self._compiled, name)
        setattr(self, name, found)  # from now on nobody asks here
        return found

    def __reduce__(self) -> tuple[object, ...]:
        return late, self._given


def late(form: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used."""
    return cast("re.Pattern[str]", _Late(form, flags))
