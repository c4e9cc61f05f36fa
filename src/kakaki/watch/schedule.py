"""The periodic work of the watch."""

from datetime import timedelta

from kakaki.kernel.jobs import Job
from kakaki.watch.counting import forget_old_tallies
from kakaki.watch.feeds import poll_feeds
from kakaki.watch.giving import forget_given
from kakaki.watch.grouping import forget_old_marks, mark_left
from kakaki.watch.replying import forget_askers, keep_talking
from kakaki.watch.services import analyse_left, forget_old_items

jobs = (
    Job("watch.analyse", "Analyser ce qui attend", timedelta(seconds=30), analyse_left),
    Job("watch.feeds", "Lire les flux suivis", timedelta(minutes=1), poll_feeds),
    Job("watch.marks", "Marquer les histoires récentes", timedelta(minutes=5), mark_left),
    Job("watch.old_marks", "Effacer les vieilles marques", timedelta(days=1), forget_old_marks),
    Job("watch.tallies", "Effacer les vieux comptes", timedelta(days=1), forget_old_tallies),
    Job("watch.replies", "Répondre aux lignes de signalement", timedelta(seconds=20), keep_talking),
    Job(
        "watch.askers",
        "Effacer les numéros qui ont eu leur réponse",
        timedelta(hours=1),
        forget_askers,
    ),
    Job(
        "watch.given",
        "Oublier les fichiers donnés et non pris",
        timedelta(minutes=15),
        forget_given,
    ),
    Job("watch.forget", "Oublier les vieux signalements", timedelta(days=1), forget_old_items),
)
