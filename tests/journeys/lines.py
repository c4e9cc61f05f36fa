"""A line between a browser and its server that can be slow, be cut, and come back.

It stands below the browser, so that pages, workers and what the browser does by itself all meet
the same line: an emulation inside the browser is one page's only.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

PIECE = 1024  # bytes


@dataclass
class Line:
    """A relay from one port of this machine to another."""

    port: int
    to: int
    bits: int = 0  # a second; 0 is as fast as the machine.
    latency: float = 0.0  # seconds, each way.
    _server: asyncio.Server | None = None
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.mend()

    def _do(self, work: Callable[[], object]) -> None:
        asyncio.run_coroutine_threadsafe(work(), self._loop).result(30)

    def mend(self) -> None:
        """Give the line back."""
        self._do(self._listen)

    def cut(self) -> None:
        """Break everything that is under way, and refuse the rest."""
        self._do(self._stop)

    def close(self) -> None:
        """Cut the line for good."""
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    async def _listen(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(self._relay, "localhost", self.port)

    async def _stop(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in list(self._open):
            writer.transport.abort()

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            answers, questions = await asyncio.open_connection("127.0.0.1", self.to)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, questions}
        try:
            await asyncio.gather(
                self._carry(reader, questions),
                self._carry(answers, writer),
            )
        finally:
            self._open -= {writer, questions}

    async def _carry(self, source: asyncio.StreamReader, goal: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while piece := await source.read(PIECE):
                if self.latency:
                    await asyncio.sleep(self.latency if len(piece) < PIECE else 0)
                if self.bits:
                    await asyncio.sleep(len(piece) * 8 / self.bits)
                goal.write(piece)
                await goal.drain()
        goal.close()
