"""The periodic work of the interface."""

from datetime import timedelta

from kakaki.kernel.jobs import Job
from kakaki.ui.limits import forget_limits
from kakaki.ui.services import prune_events

jobs = (
    Job("ui.prune_events", "Oublier les vieux événements", timedelta(hours=1), prune_events),
    Job("ui.forget_limits", "Oublier les marques d’adresses", timedelta(hours=1), forget_limits),
)
