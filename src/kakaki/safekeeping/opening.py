"""Open a restored data folder as the product would, and say what is in it; run as a program.

Folder and settings come from the environment, as for any other command.
"""

import json
import sys
from typing import Any


def look() -> dict[str, Any]:
    """Bring the database up to this version, count its rows, and ask every room how it goes."""
    from django.apps import apps
    from django.core.management import call_command

    from kakaki.kernel.modules import modules_named

    call_command("migrate", interactive=False, verbosity=0)
    rooms = [one for one in apps.get_app_configs() if one.name.startswith("kakaki.")]
    counts = {}
    for room in rooms:
        for model in room.get_models():
            number = model._default_manager.count()
            if number:
                counts[model._meta.label] = number
    # This room would only say that the restored house made no backup since.
    others = [room.name for room in rooms if room.label != "safekeeping"]
    signs = [sign for module in modules_named("health", others) for sign in module.signs()]
    faults = [sign.label for sign in signs if sign.level == "failure"]
    if not counts.get("accounts.Ministry") or not counts.get("accounts.User"):
        faults.append("elle ne contient aucun ministère ou aucune personne")
    return {"counts": counts, "faults": faults}


def main() -> int:
    """Print what was found as one line of JSON."""
    import django

    django.setup()
    sys.stdout.write(json.dumps(look(), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
