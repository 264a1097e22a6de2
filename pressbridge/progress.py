"""The bar on a terminal that shows how far a long phase has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich import progress as bars
from rich.console import Console

from pressbridge.run import Progress
from pressbridge.words.problems import Tell, listed, said


def terminal_progress(tell: Tell) -> Progress:
    """Return what shows a bar on stderr while a phase goes on, and takes it away after it.

    Sending is measured in characters: segments are of very different length.
    """

    @contextmanager
    def progress(label: str, total: int, characters: int = 0) -> Iterator[Callable[[int], None]]:
        with _bar(tell, label, characters) as bar:
            task = bar.add_task(
                tell(_PHASES[label]),
                total=characters or total,
                visible=total > 0,
                steps=0,
                total_steps=total,
            )
            done = 0

            def step(sent: int) -> None:
                nonlocal done
                done += 1
                bar.update(task, advance=sent if characters else 1, steps=done)

            yield step

    return progress


_PHASES = {"translate": said("Translating"), "render": said("Rendering")}


def _bar(tell: Tell, label: str, characters: int) -> bars.Progress:
    of_all = {"n": "{task.completed}", "all": "{task.total}"}
    passages = {"n": "{task.fields[steps]}", "all": "{task.fields[total_steps]}"}
    counts = said("{n} of {all}", **of_all)
    if label == "translate":
        counts = said("{n} of {all} passages", **passages)
        if characters:
            counts = listed((counts, said("{n} of {all} characters", **of_all)))
    columns = (
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.TextColumn(tell(counts)),
        bars.TimeRemainingColumn(),
    )
    return bars.Progress(*columns, console=Console(stderr=True), transient=True)
