"""Where readers answer: whom they tell of an error, and where they comment."""

from __future__ import annotations

from typing import NamedTuple


class ReportTo(NamedTuple):
    """``report`` in site.yaml: one of the two."""

    email: str = ""
    github: str = ""
    """Address of the page of a repository, whose issues readers may write."""


class Giscus(NamedTuple):
    """``comments: giscus`` in site.yaml: the discussions of a repository on GitHub.

    The four values are those that https://giscus.app gives for a repository.
    """

    repo: str
    """Owner and name: ``example/press``."""
    repo_id: str
    category: str
    category_id: str
