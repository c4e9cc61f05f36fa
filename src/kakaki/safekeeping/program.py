"""Do one backup or one trial that is due, as a program of its own; run by the schedule.

A backup over a thin line takes hours: in the process of the schedule, it would hold up what is to
be published meanwhile.
"""

import subprocess
import sys

from kakaki.kernel.errors import ConflictError, KakakiError

WORKS = ("backup", "trial")


def start_what_is_due() -> str:
    """Start a program when something is due and nobody works; return which, '' for none.

    Started twice, the second finds the turn taken or nothing due, and ends.
    """
    from kakaki.safekeeping import selectors, work

    due = {"backup": selectors.backup_is_due, "trial": selectors.trial_is_due}
    name = next((name for name in WORKS if due[name]()), "")
    if not name or not work.is_free():
        return ""
    command = [sys.executable, "-m", "kakaki.safekeeping.program", name]
    subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 -- the words are our own.
    return name


def do(name: str) -> None:
    """Do what is due of this name; what somebody else does already is left to them."""
    from kakaki.safekeeping import making, selectors, trial

    try:
        if name == "backup" and selectors.backup_is_due():
            making.make_backup()
        elif name == "trial" and selectors.trial_is_due():
            trial.try_backup()
    except ConflictError:
        return


def main() -> int:
    """Do the work named on the command line; return 2 when it cannot even begin."""
    import django

    django.setup()
    try:
        do(sys.argv[1])
    except KakakiError as error:
        sys.stderr.write(f"{error.advice()}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
