"""Captions of pictures and the credits in them: ``![alt](file "caption [사진=credit]")``."""

from __future__ import annotations

import re

from pressbridge.words.model import CREDIT_LABELS, Credit

_LABEL = re.compile(rf"[\[［]\s*({'|'.join(CREDIT_LABELS)})\s*[=＝]")
_CLOSING = ("]", "］")


def split_credit(caption: str) -> tuple[str, Credit | None]:
    """Return the text of a caption and its credit; ``None`` if it ends in no bracketed one."""
    text = caption.strip()
    if not text.endswith(_CLOSING):
        return text, None
    # Looked for from the bracket that was closed last: a label may stand there 10,000 times.
    end = len(text) - 1
    begin = 1 + max(text.rfind(sign, 0, end) for sign in _CLOSING)
    label = _LABEL.search(text, begin, end)
    name = text[label.end() : end].strip() if label else ""
    if not label or not name:
        return text, None
    return text[: label.start()].rstrip(), Credit(CREDIT_LABELS[label[1]], name)
