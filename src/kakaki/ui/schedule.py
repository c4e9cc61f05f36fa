"""The periodic work of the interface."""

from datetime import timedelta

from kakaki.kernel.jobs import Job
from kakaki.ui.services import prune_events

jobs = (Job("ui.prune_events", "Oublier les vieux événements", timedelta(hours=1), prune_events),)
