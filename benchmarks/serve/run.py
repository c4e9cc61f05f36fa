"""Measure a machine that opens, idles, and comes back after a brutal death.

Wall seconds and megabytes; the peer is the site of `wagtail start` under one worker of the same web
server, which has no waiting work and no schedule.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from benchmarks.figures import Report, asked, cpu
from benchmarks.serve.peer import Wagtail
from benchmarks.served import (
    Government,
    a_folder,
    a_free_port,
    cpu_of,
    memory_of,
    tree,
    wait_for,
)

FILLED, STARTED = "empty folder → filled", "first start → answers"
REST = 10.0  # seconds during which idle CPU is counted.
QUIET, LONGEST_REST = 3.0, 45.0  # percent of a core, seconds: the work of a new house is done.


def taken(work: Callable[[], object]) -> float:
    """Return the wall seconds that something takes."""
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


def used(processes: list[psutil.Process], seconds: float) -> float:
    """Return the share of a core that processes use while nobody asks anything, in percent."""
    before = cpu_of(processes)
    time.sleep(seconds)
    return (cpu_of(processes) - before) / seconds * 100


def idle(report: Report, process: subprocess.Popen[bytes], name: str) -> None:
    """Read the memory and the CPU of a process tree, once the work that waited is done."""
    processes = tree(process)
    until = time.monotonic() + LONGEST_REST
    while used(processes, 5.0) > QUIET and time.monotonic() < until:
        pass
    spent = used(processes, REST)
    resident, proportional = memory_of(processes)
    budget = {"at_most": 400.0} if name == "kakaki" else {}
    what = "idle memory, shared pages counted once (PSS)"
    report.add(what, proportional, "MB", of=name, **budget)
    report.add("idle memory, sum of RSS", resident, "MB", of=name)
    report.add("idle CPU", spent, "% of a core", of=name)
    report.note(f"{name}: {len(processes)} processes when idle.")


def killed(government: Government, victims: list[psutil.Process]) -> None:
    """Kill processes as a power cut would, all at once."""
    for victim in victims:
        os.kill(victim.pid, signal.SIGKILL)
    psutil.wait_procs(victims, timeout=10)


def comes_back(report: Report, government: Government) -> None:
    """Kill the web server alone, then everything; measure until the portal answers again."""
    process = government.process
    if process is None:
        raise RuntimeError("nothing is served")
    web = [one for one in tree(process) if "granian" in " ".join(one.cmdline())]
    killed(government, web)
    again = taken(lambda: wait_for(f"{government.origin}/", process))
    report.add("web server killed → answers again, wall", again, "s")
    killed(government, tree(process)[::-1])
    process.wait(timeout=10)
    what = "everything killed, served again → answers"
    report.add(f"{what}, wall", taken(government.serve), "s")
    report.add(f"{what}, CPU", cpu_of_all(government.process), "CPU s")


def cpu_of_all(process: subprocess.Popen[bytes] | None) -> float:
    """Return the CPU seconds of a process, of what it started, and of what has ended since."""
    if process is None:
        raise RuntimeError("nothing is served")
    times = psutil.Process(process.pid).cpu_times()
    return cpu_of(tree(process)) + times.children_user + times.children_system


def ours(report: Report, folder: Path) -> None:
    """Measure a demonstration from an empty folder on."""
    government = Government(folder, a_free_port())
    with cpu() as spent:
        report.add(f"{FILLED}, wall", taken(lambda: government.kakaki("demo")), "s")
        report.add(f"{FILLED}, CPU", spent(), "CPU s")
    try:
        report.add(f"{STARTED}, wall", taken(government.serve), "s")
        report.add(f"{STARTED}, CPU", cpu_of_all(government.process), "CPU s")
        government.stop()
        with cpu() as spent:
            government.kakaki("worker", "--once")
            report.add("the waiting work of a new demonstration", spent(), "CPU s")
        government.serve()
        idle(report, government.process, "kakaki")
        comes_back(report, government)
    finally:
        government.stop()


def theirs(report: Report, folder: Path) -> None:
    """Measure the peer."""
    name, wagtail = "wagtail start", Wagtail(folder, a_free_port())
    with cpu() as spent:
        report.add(f"{FILLED}, wall", taken(wagtail.make), "s", of=name)
        report.add(f"{FILLED}, CPU", spent(), "CPU s", of=name)
    try:
        report.add(f"{STARTED}, wall", taken(wagtail.serve), "s", of=name)
        report.add(f"{STARTED}, CPU", cpu_of_all(wagtail.process), "CPU s", of=name)
        idle(report, wagtail.process, name)
    finally:
        wagtail.stop()


def main() -> None:
    """Print the figures."""
    options = asked(__doc__)
    report = Report("serve")
    with a_folder() as folder:
        ours(report, folder)
    with a_folder() as folder:
        theirs(report, folder)
    report.show(options.format)


if __name__ == "__main__":
    main()
