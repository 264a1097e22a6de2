"""What the preview says where it has nothing to show, and in which language."""

from __future__ import annotations

from pressbridge.report import LANGUAGES, teller
from pressbridge.words.problems import said

_SAID = {
    400: said("this is no address"),
    403: said("only this computer's own pages are answered"),
    404: said("there is nothing at this address"),
    405: said("this address is only for reading"),
    411: said("how much is sent must be said"),
    413: said("this is too much"),
    415: said("the desk takes JSON"),
}
_ELSE = said("this did not work")


def status_line(status: int, lang: str) -> str:
    """Return a status of HTTP and what it means here, as one line."""
    return f"{status}: {teller(lang)(_SAID.get(status, _ELSE))}\n"


class SpokenLanguage:
    """Language of what the preview itself says to whoever sits at this computer."""

    def __init__(self, run: str) -> None:
        """``run`` is the language of the run: of its terminal, and of the desk at first."""
        self._run = run
        self._chosen = ""

    def choose(self, asked: str) -> str:
        """Take note of what the desk's script asks for; return it, or nothing if nobody speaks it.

        A browser says ``ko-KR,ko;q=0.9``; the script says one language, the one that was chosen.
        """
        lang = asked if asked in LANGUAGES else ""
        self._chosen = lang or self._chosen
        return lang

    def for_browser(self, accepted: str) -> str:
        """Return the language that was chosen on the desk, else the browser's, else the run's.

        ``accepted`` is its header ``Accept-Language``, which names the dearest first.
        """
        named = (one.partition(";")[0].strip()[:2].lower() for one in accepted[:200].split(","))
        return self._chosen or next((one for one in named if one in LANGUAGES), self._run)
