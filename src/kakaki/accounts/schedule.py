"""The periodic work of people."""

from datetime import timedelta

from kakaki.accounts.forgetting import forget_the_past
from kakaki.kernel.jobs import Job

jobs = (
    Job("accounts.forget", "Oublier les sessions finies", timedelta(hours=24), forget_the_past),
)
