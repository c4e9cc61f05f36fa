"""The ASGI application that the web server runs: kept pages first, then Django."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakaki.config.settings")
_django = get_asgi_application()

from kakaki.sites.facade import keep_pages, write_visits_down  # noqa: E402 -- The settings exist once Django is set up.

application = keep_pages(_django)
write_visits_down()
