"""Texts in XML: feeds and the sitemap.

``xml.sax.saxutils`` has the same, and loads half of the network library with it.
"""

from __future__ import annotations

from html import escape


def text(value: str) -> str:
    """Return what stands between tags."""
    return escape(value, quote=False)


def attribute(value: str) -> str:
    """Return the value of an attribute, with its quotes."""
    return f'"{escape(value)}"'


def cdata(html: str) -> str:
    """Return HTML as it stands between tags, its own tags unescaped."""
    return f"<![CDATA[{html.replace(']]>', ']]]]><![CDATA[>')}]]>"
