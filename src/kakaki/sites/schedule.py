"""The periodic work of the sites."""

from datetime import timedelta

from kakaki.kernel.jobs import Job
from kakaki.sites.banners import lower_what_ended
from kakaki.sites.bundling import publish_due_bundles
from kakaki.sites.device_writes import forget_writes
from kakaki.sites.lifecycle.faults import look_over_every_page
from kakaki.sites.lifecycle.outside_links import check_links
from kakaki.sites.lifecycle.reminding import remind
from kakaki.sites.listening.recordings import make_voices
from kakaki.sites.mirror.keeping import keep_bucket, keep_mirror
from kakaki.sites.photos import forget_unfinished_photos
from kakaki.sites.purging import purge_pending
from kakaki.sites.scheduling import do_what_is_due
from kakaki.sites.sharing.links import forget_links
from kakaki.sites.undoing.bin import empty_bin
from kakaki.sites.visits import forget_old

jobs = (
    Job("sites.purge_pending", "Refaire les pages changées", timedelta(minutes=1), purge_pending),
    Job("sites.forget_visits", "Oublier les lectures anciennes", timedelta(days=1), forget_old),
    Job("sites.lower_banners", "Retirer les bandeaux", timedelta(minutes=1), lower_what_ended),
    Job("sites.scheduled", "Publier ce qui est programmé", timedelta(seconds=15), do_what_is_due),
    Job(
        "sites.bundles",
        "Publier ensemble ce qui part ensemble",
        timedelta(seconds=15),
        publish_due_bundles,
    ),
    Job(
        "sites.forget_photos",
        "Oublier les photos jamais arrivées",
        timedelta(hours=6),
        forget_unfinished_photos,
    ),
    Job("sites.forget_links", "Oublier les liens d’aperçu finis", timedelta(days=1), forget_links),
    Job("sites.empty_bin", "Vider la corbeille", timedelta(hours=6), empty_bin),
    Job("sites.reviews", "Rappeler les pages à revoir", timedelta(hours=1), remind),
    Job("sites.links", "Vérifier les liens vers l’extérieur", timedelta(minutes=2), check_links),
    Job("sites.pages", "Regarder chaque page en ligne", timedelta(days=1), look_over_every_page),
    Job("sites.voices", "Faire lire par la machine", timedelta(seconds=30), make_voices),
    Job("sites.forget_writes", "Oublier les écritures reçues", timedelta(days=1), forget_writes),
    Job("sites.mirror", "Écrire le miroir des sites", timedelta(minutes=5), keep_mirror),
    Job("sites.bucket", "Envoyer le miroir à son dépôt", timedelta(minutes=1), keep_bucket),
)
