"""The periodic work of the verification."""

from datetime import timedelta

from kakaki.factcheck.evidence import timestamps
from kakaki.factcheck.opening import weigh_open_claims
from kakaki.kernel.jobs import Job

jobs = (
    Job("factcheck.weigh", "Revoir l’urgence", timedelta(minutes=5), weigh_open_claims),
    Job("factcheck.stamp", "Dater les preuves", timedelta(minutes=5), timestamps.stamp_waiting),
)
