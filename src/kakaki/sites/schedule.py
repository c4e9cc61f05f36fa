"""The periodic work of the sites."""

from datetime import timedelta

from kakaki.kernel.jobs import Job
from kakaki.sites.banners import lower_what_ended
from kakaki.sites.purging import purge_pending

jobs = (
    Job("sites.purge_pending", "Refaire les pages changées", timedelta(minutes=1), purge_pending),
    Job(
        "sites.lower_banners", "Retirer les bandeaux finis", timedelta(minutes=1), lower_what_ended
    ),
)
