"""Threads for what takes long beside a loop that must go on answering."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Worker:
    """A thread of its own, which does one thing after the other.

    What is begun is ended, also when the process is to end: a build leaves nothing half done.
    """

    def __init__(self) -> None:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only serve needs it

        self._pool = ThreadPoolExecutor(max_workers=1)

    async def do(self, work: Callable[..., T], *given: Any) -> T:
        """Return what a function returns, once the thread has come to it. Raises what it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work, *given)
