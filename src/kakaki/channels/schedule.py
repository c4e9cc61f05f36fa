"""The periodic work of the channels."""

from datetime import timedelta

from kakaki.channels.deliveries import sweep_deliveries
from kakaki.kernel.jobs import Job

jobs = (
    Job("channels.sweep", "Faire les envois en attente", timedelta(seconds=30), sweep_deliveries),
)
