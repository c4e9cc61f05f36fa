"""The periodic work of the matching."""

from datetime import timedelta

from kakaki.kernel.jobs import Job
from kakaki.matching.services import embed_missing

jobs = (
    Job(
        "matching.embed_missing",
        "Préparer le sens des textes connus",
        timedelta(minutes=1),
        embed_missing,
    ),
)
