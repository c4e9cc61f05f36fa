"""The periodic work of the safekeeping."""

from datetime import timedelta

from kakaki.kernel.jobs import Job
from kakaki.safekeeping.program import start_what_is_due

jobs = (
    Job(
        "safekeeping.start",
        "Lancer la sauvegarde du jour et l’essai de la semaine",
        timedelta(seconds=15),
        start_what_is_due,
    ),
)
