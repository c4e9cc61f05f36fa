"""Follow the table of events once for every screen that this process serves."""

import asyncio
import time
from collections.abc import AsyncIterator
from weakref import WeakKeyDictionary

from asgiref.sync import sync_to_async
from django.db import OperationalError, close_old_connections

from kakaki.ui import selectors
from kakaki.ui.models import LiveEvent

PAUSE = 0.7  # seconds between two looks at the table, whatever the number of screens.
HEARTBEAT = 15.0  # seconds: a line that is silent longer is cut by phone networks.
LONGEST = 600.0  # seconds: then the browser calls again, and who left or lost a role is noticed.


class _Follower:
    """Look at the newest number while somebody listens, and wake everybody when it changes."""

    def __init__(self) -> None:
        self.newest = 0
        self.listeners = 0
        self.changed = asyncio.Condition()
        self.task: asyncio.Task[None] | None = None

    async def look(self) -> None:
        while self.listeners:
            try:
                newest = await sync_to_async(_newest, thread_sensitive=False)()
            except OperationalError:
                # A busy database is asked again; the screens that listen must not fall silent.
                newest = self.newest
            if newest != self.newest:
                async with self.changed:
                    self.newest = newest
                    self.changed.notify_all()
            await asyncio.sleep(PAUSE)

    async def change_from(self, seen: int) -> None:
        async with self.changed:
            await self.changed.wait_for(lambda: self.newest != seen)

    def start(self) -> None:
        if self.task is None or self.task.done():
            self.task = asyncio.get_running_loop().create_task(self.look())


# One a loop, forgotten with it: a condition belongs to the loop that waits on it.
_followers: WeakKeyDictionary[asyncio.AbstractEventLoop, _Follower] = WeakKeyDictionary()


def _newest() -> int:
    close_old_connections()
    return selectors.last_event_id()


def _read(last: int, ministry_ids: frozenset[int] | None) -> list[LiveEvent]:
    close_old_connections()
    return selectors.events_after(last, ministry_ids=ministry_ids)


async def follow(last: int, ministry_ids: frozenset[int] | None) -> AsyncIterator[list[LiveEvent]]:
    """Yield the events after `last` as they come, an empty list as a heartbeat, for ten minutes."""
    loop = asyncio.get_running_loop()
    follower = _followers.setdefault(loop, _Follower())
    follower.listeners += 1
    follower.start()
    end = time.monotonic() + LONGEST
    seen = -1
    read = sync_to_async(_read, thread_sensitive=False)
    try:
        while time.monotonic() < end:
            if follower.newest != seen:
                seen = follower.newest
                while found := await read(last, ministry_ids):
                    last = found[-1].pk
                    yield found
                continue
            try:
                await asyncio.wait_for(follower.change_from(seen), HEARTBEAT)
            except TimeoutError:
                yield []
    finally:
        follower.listeners -= 1
