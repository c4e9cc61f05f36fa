"""`kakaki worker`: do the work that waits, and the work that comes back."""

import argparse
import logging
import os
import signal
import threading

logger = logging.getLogger("kakaki.worker")

QUEUE_PAUSE = 0.3  # seconds between two looks at the queue: a tip is answered within two seconds.
SCHEDULE_PAUSE = 5.0  # seconds between two looks at the schedule.


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("worker", help="faire le travail en attente et le périodique")
    parser.add_argument(
        "--once", action="store_true", help="faire ce qui attend maintenant, puis s’arrêter"
    )


def _free_orphans() -> int:
    """Mark as failed what a killed worker left running; the rows of each room tell what to redo."""
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    left = DBTaskResult.objects.filter(status="RUNNING")
    return left.update(status="FAILED", finished_at=timezone.now())


def _keep_schedule(stopping: threading.Event) -> None:
    from django.db import close_old_connections

    from kakaki.audit.facade import run_due_jobs

    while not stopping.is_set():
        close_old_connections()
        try:
            run_due_jobs()
        except Exception:  # The schedule must outlive any fault of a job or of the disk.
            logger.exception("the schedule met a fault and goes on")
        stopping.wait(SCHEDULE_PAUSE)


def _work(*, once: bool) -> None:
    from django_tasks_db.management.commands.db_worker import Worker

    worker = Worker(
        queue_names=["*"],
        interval=QUEUE_PAUSE,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"kakaki-{os.getpid()}",
        excluded_queue_names=[],
    )
    if not once:
        worker.configure_signals()
    worker.run()


def run(args: argparse.Namespace) -> int:
    """Work until told to stop, or once."""
    from kakaki.audit.facade import run_due_jobs

    _free_orphans()
    if args.once:
        run_due_jobs()
        _work(once=True)
        return 0
    stopping = threading.Event()
    thread = threading.Thread(target=_keep_schedule, args=(stopping,), daemon=True)
    thread.start()
    try:
        _work(once=False)
    finally:
        stopping.set()
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        thread.join(timeout=10)
    return 0
