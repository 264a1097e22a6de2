"""Messages: what the pages say in Korean and Japanese, ours and in a press room's own words."""

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
    "message_names",
    "messages",
    "placeholders",
    "shipped_texts",
]
