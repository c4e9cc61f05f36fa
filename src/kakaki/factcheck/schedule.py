"""The periodic work of the verification."""

from datetime import timedelta

from kakaki.factcheck.opening import weigh_open_claims
from kakaki.kernel.jobs import Job

jobs = (Job("factcheck.weigh", "Revoir l’urgence", timedelta(minutes=5), weigh_open_claims),)
