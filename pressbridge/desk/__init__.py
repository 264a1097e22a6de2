"""The desk: the page on which a person checks a release, served or as one file."""

from pressbridge.desk.pages import (
    POLICY,
    Texts,
    mistakes_page,
    page,
    served_file,
    served_page,
)

__all__ = ["POLICY", "Texts", "mistakes_page", "page", "served_file", "served_page"]
