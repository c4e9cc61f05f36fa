"""Prepare the database and the static files before serving, and do again only what has changed.

Gathering the static files takes a minute of a small machine: after a power cut, that would be a
minute without any site. Run as a program, so that what it loads is given back.
"""

import hashlib
import os
from pathlib import Path

MARK = "gathered"
MANIFEST = "staticfiles.json"


def _sources_mark() -> str:
    """Return what changes whenever a static file is added, changed or taken away."""
    from django.contrib.staticfiles.finders import get_finders

    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            found.update(f"{name}\n{facts.st_size}\n{facts.st_mtime_ns}\n".encode())
    return found.hexdigest()


def gather_static_files(folder: Path) -> bool:
    """Gather the static files where they have changed; return False when there was nothing to do.

    The mark is written last: a machine that stops half-way gathers again.
    """
    from django.core.management import call_command

    mark, now = folder / MARK, _sources_mark()
    if (folder / MANIFEST).exists() and mark.exists() and mark.read_text() == now:
        return False
    # Cleared first: a version put back has files older than those gathered, and they would stay.
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(now)
    return True


def prepare() -> None:
    """Bring the database and the static files up to this version."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakaki.config.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    gather_static_files(settings.STATIC_ROOT)


if __name__ == "__main__":
    prepare()
