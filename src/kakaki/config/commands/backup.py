"""`kakaki backup`: put every datum into one encrypted file, while everything goes on."""

import argparse
from pathlib import Path


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("backup", help="sauvegarder toutes les données, chiffrées")
    parser.add_argument(
        "file", nargs="?", help="fichier à écrire ; sans lui, le lieu de KAKAKI_BACKUP"
    )
    parser.add_argument("--plain", action="store_true", help="ne pas chiffrer le fichier")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help="dire les sauvegardes gardées")
    what.add_argument(
        "--try",
        action="store_true",
        dest="is_trial",
        help="restaurer la dernière à part, pour voir",
    )
    what.add_argument("--key", action="store_true", help="montrer la clé, pour la garder ailleurs")


def run(args: argparse.Namespace) -> int:
    """Back up, or tell what is asked; return 1 when the backup or the trial failed."""
    from django.conf import settings

    if args.key:
        return _show_key()
    if args.list:
        return _list()
    if args.is_trial:
        return _try()
    if args.file or not settings.KAKAKI_BACKUP:
        return _write(args)
    return _send()


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",") + " Mo"


def _show_key() -> int:
    from kakaki.safekeeping import facade as safekeeping

    print(safekeeping.shown_key())
    print("Recopiez cette ligne et gardez-la hors de la machine, sous clé, en deux endroits.")
    print("Sans elle, aucune sauvegarde ne s’ouvre ; avec elle, n’importe qui les ouvre.")
    return 0


def _list() -> int:
    from kakaki.safekeeping import facade as safekeeping

    place = safekeeping.own_place()
    sizes = place.sizes()
    print(f"{len(sizes)} fichier(s) dans {place.label} :")
    for name in sorted(sizes, reverse=True):
        print(f"  {name}  {_megabytes(sizes[name])}")
    return 0


def _try() -> int:
    from kakaki.safekeeping import facade as safekeeping

    trial = safekeeping.try_backup()
    if trial.state != "done":
        print(f"L’essai a manqué : {trial.told}")
        return 1
    print(f"{trial.name} se restaure : {trial.counted}.")
    return 0


def _send() -> int:
    from kakaki.safekeeping import facade as safekeeping

    backup = safekeeping.make_backup()
    if backup.state != "done":
        print(f"La sauvegarde a manqué : {backup.told}")
        return 1
    print(f"Sauvegarde faite : {backup.name} ({_megabytes(backup.size)}) dans {backup.place}.")
    return 0


def _write(args: argparse.Namespace) -> int:
    from kakaki.kernel import clock
    from kakaki.safekeeping import facade as safekeeping

    ending = "tar.gz" if args.plain else "tar.gz.age"
    target = Path(args.file or f"kakaki-{clock.now():%Y%m%d-%H%M%S}.{ending}").resolve()
    size = safekeeping.back_up_to(target, is_plain=args.plain)
    print(f"Sauvegarde écrite : {target} ({_megabytes(size)}).")
    if args.plain:
        print("Elle n’est pas chiffrée et contient les clés des ministères : gardez-la sous clé.")
    else:
        print("Elle s’ouvre avec la clé que montre « kakaki backup --key » : gardez-la ailleurs.")
    return 0
