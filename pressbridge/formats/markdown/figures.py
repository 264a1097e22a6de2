"""Captions and credits: ``![alt](file "caption [사진=credit]")``."""

from __future__ import annotations

import re

from pressbridge.words.model import CREDIT_LABELS, Credit

_CREDIT = re.compile(rf"\s*[\[［]\s*({'|'.join(CREDIT_LABELS)})\s*[=＝]\s*([^\]］]+?)\s*[\]］]\s*$")


def split_credit(caption: str) -> tuple[str, Credit | None]:
    """Split a caption that ends in a bracketed credit into its text and the credit."""
    match = _CREDIT.search(caption)
    if not match:
        return caption.strip(), None
    return caption[: match.start()].strip(), Credit(CREDIT_LABELS[match[1]], match[2])
