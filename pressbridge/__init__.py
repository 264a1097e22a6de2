"""Pressbridge: bilingual press rooms in Korean and Japanese from one set of Markdown files."""

__version__ = "0.1.0"
