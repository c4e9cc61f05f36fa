"""Run work aside: a browser of the journeys may hold the loop of the test's own thread."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run(work: Coroutine[Any, Any, Any]) -> Any:
    """Return what a coroutine returns, run to its end in a thread and a loop of its own."""
    return call(asyncio.run, work)


def call(work: Callable[..., Any], *given: Any) -> Any:
    """Return what a function returns, run in a thread of its own."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(work, *given).result()
