"""What the template of the search page sees."""

from __future__ import annotations

from typing import NamedTuple

from pressbridge.rendering.views import Layout
from pressbridge.words.lang import Lang


class SearchPage(NamedTuple):
    """Template ``search.html``. What it says below the form is made by ``search.js``."""

    layout: Layout
    topics: tuple[tuple[str, str], ...]
    """(id, name) of the topics to choose from."""
    years: tuple[tuple[str, str], ...]
    """(year, as it is written) of the years to choose from, the newest first."""
    archive: str
    """The list by dates, for who has no script; empty if there is none yet."""
    all_topics: str
    """The list of topics; empty if there is none yet."""
    index_folder: str
    """Where the index lies, ends with ``/``."""
    documents: tuple[tuple[Lang, str], ...]
    """What the index has of each language, this one first: ``2026:12 2025:30``."""
    name_files: int
    base: str
    """The base path of the site, without ``/`` at its end."""
