"""The periodic work of the sites."""

from datetime import timedelta

from kakaki.kernel.jobs import Job
from kakaki.sites.purging import purge_pending
from kakaki.sites.visits import forget_old

jobs = (
    Job("sites.purge_pending", "Refaire les pages changées", timedelta(minutes=1), purge_pending),
    Job("sites.forget_visits", "Oublier les lectures anciennes", timedelta(days=1), forget_old),
)
