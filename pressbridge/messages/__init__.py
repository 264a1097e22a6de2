"""Messages: what the pages say in Korean and Japanese, and what the commands say in them."""

from pressbridge.messages.interface import interface_texts, told
from pressbridge.messages.message_set import (
    Messages,
    all_messages,
    desk_texts,
    message_names,
    messages,
    placeholders,
    shipped_texts,
)

__all__ = [
    "Messages",
    "all_messages",
    "desk_texts",
    "interface_texts",
    "message_names",
    "messages",
    "placeholders",
    "shipped_texts",
    "told",
]
