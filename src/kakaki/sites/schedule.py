"""The periodic work of the sites."""

from datetime import timedelta

from kakaki.kernel.jobs import Job
from kakaki.sites.mirror.keeping import keep_mirror
from kakaki.sites.purging import purge_pending

jobs = (
    Job("sites.purge_pending", "Refaire les pages changées", timedelta(minutes=1), purge_pending),
    Job("sites.mirror", "Écrire le miroir des sites", timedelta(minutes=5), keep_mirror),
)
