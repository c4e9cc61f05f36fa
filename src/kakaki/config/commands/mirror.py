"""`kakaki mirror`: write the public sites as files that stay up when the house is down."""

import argparse
import time
from pathlib import Path

SHORTEST = 10  # seconds between two writings.


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("mirror", help="écrire les sites en fichiers, ou les vérifier")
    parser.add_argument("folder", help="dossier du miroir")
    parser.add_argument(
        "--send", action="store_true", help="puis l’envoyer au dépôt de KAKAKI_MIRROR_BUCKET"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--every", type=int, metavar="SECONDES", help="recommencer sans s’arrêter")
    what.add_argument(
        "--check", action="store_true", help="dire ce qui a été changé dans le miroir"
    )


def run(args: argparse.Namespace) -> int:
    """Write once, or again and again; with --check return 1 when something was changed."""
    from kakaki.kernel.errors import InvalidInputError

    folder = Path(args.folder)
    if args.check:
        return _check(folder)
    if args.every is None:
        return _write(folder, is_sent=args.send)
    if args.every < SHORTEST:
        raise InvalidInputError("too often", advice=f"Donnez au moins {SHORTEST} secondes.")
    while True:
        _write_and_go_on(folder, is_sent=args.send)
        time.sleep(args.every)


def _write(folder: Path, *, is_sent: bool) -> int:
    from kakaki.sites import facade as sites

    written = sites.write_mirror(folder=folder)
    changed = f"{written.changed} changé(s), {written.removed} enlevé(s)"
    state = changed if written.is_new else "rien n’a changé"
    print(f"Miroir à jour : {written.files} fichiers, {state}.", flush=True)
    for fault in written.faults:
        print(f"  illisible, gardé comme avant s’il y était : {fault}", flush=True)
    if is_sent:
        _send(folder)
    return 1 if written.faults else 0


def _send(folder: Path) -> None:
    from django.conf import settings

    from kakaki.kernel.buckets import bucket_at
    from kakaki.sites import facade as sites

    bucket = bucket_at(settings.KAKAKI_MIRROR_BUCKET)
    done = sites.send_mirror(folder=folder, bucket=bucket)
    print(f"Dépôt {bucket.label} : {done.sent} envoyé(s), {done.removed} enlevé(s).", flush=True)


def _write_and_go_on(folder: Path, *, is_sent: bool) -> None:
    """Write, and only tell what refuses: a disk or a database may be well again next time."""
    from django.db import DatabaseError, close_old_connections

    from kakaki.kernel.errors import KakakiError

    close_old_connections()
    try:
        _write(folder, is_sent=is_sent)
    except KakakiError as error:
        print(error.advice(), flush=True)
    except DatabaseError as error:
        print(f"La base ne répond pas ({error}) : nouvel essai bientôt.", flush=True)


def _check(folder: Path) -> int:
    from kakaki.sites import facade as sites

    found = sites.check_mirror(folder=folder)
    if found.faults:
        print(f"Ce miroir a été changé, ou n’est pas entier ({len(found.faults)}) :")
        print("\n".join(f"  {fault}" for fault in found.faults))
        return 1
    print(f"Miroir entier : {found.files} fichiers du {found.at:%d/%m/%Y à %H:%M} UTC.")
    print(f"Signé par : {found.signer}.")
    return 0
