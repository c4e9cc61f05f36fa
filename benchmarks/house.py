"""Open an empty house in this process: a data folder of its own, removed at the end."""

import atexit
import os
import tempfile
from pathlib import Path

PORT = 8000


def open_house() -> Path:
    """Set Django up on an empty database, and return the data folder."""
    folder = tempfile.TemporaryDirectory(prefix="kakaki-bench-")
    atexit.register(folder.cleanup)
    os.environ["KAKAKI_DATA"] = folder.name
    os.environ["KAKAKI_ORIGIN"] = f"http://localhost:{PORT}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "kakaki.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return Path(folder.name)


def open_ministry(slug: str, *, is_cabinet: bool = False) -> int:
    """Open a ministry, and return its number."""
    from kakaki.accounts import facade as accounts

    return accounts.open_ministry(
        name=f"Ministère {slug}", short_name=slug, slug=slug, is_cabinet=is_cabinet
    ).id
