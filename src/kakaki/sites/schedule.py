"""The periodic work of the sites."""

from datetime import timedelta

from kakaki.kernel.jobs import Job
from kakaki.sites.photos import forget_unfinished_photos
from kakaki.sites.purging import purge_pending

jobs = (
    Job("sites.purge_pending", "Refaire les pages changées", timedelta(minutes=1), purge_pending),
    Job(
        "sites.forget_photos",
        "Oublier les photos jamais arrivées",
        timedelta(hours=6),
        forget_unfinished_photos,
    ),
)
