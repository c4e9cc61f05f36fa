"""`kakaki demo`: open a demonstration government and say who can sign in."""

import argparse
import sys


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("demo", help="ouvrir un gouvernement de démonstration")
    parser.add_argument(
        "--codes", action="store_true", help="afficher les codes de connexion du moment"
    )


def run(args: argparse.Namespace) -> int:
    """Fill the data folder when it is empty, and print who can sign in."""
    from django.conf import settings
    from django.core.management import call_command

    from kakaki.config import demonstration

    if args.codes:
        if not demonstration.is_filled():
            print("Il n’y a pas de démonstration ici : lancez « kakaki demo ».", file=sys.stderr)
            return 1
        for entrance in demonstration.entrances():
            if entrance.needs_code:
                print(f"{entrance.email:40} {demonstration.present_code(entrance.email)}")
        return 0
    print("Ouverture du gouvernement de démonstration (une minute environ)…", flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    demonstration.fill()
    print(f"\nBureau : {settings.KAKAKI_ORIGIN}/bureau/")
    print(f"Un mot de passe pour tous : {demonstration.password()}\n")
    for entrance in demonstration.entrances():
        code = "  + code" if entrance.needs_code else ""
        print(f"  {entrance.email:38} {entrance.name:22} {entrance.roles}{code}")
    print("\nCodes du moment (second facteur) : kakaki demo --codes\n")
    return 0
