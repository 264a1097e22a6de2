"""The desk: the page on which a person checks a release, served or as one file."""

from pressbridge.desk.pages import (
    POLICY,
    Texts,
    in_script,
    mistakes_page,
    page,
    served_file,
    served_page,
)

__all__ = ["POLICY", "Texts", "in_script", "mistakes_page", "page", "served_file", "served_page"]
