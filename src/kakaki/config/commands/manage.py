"""`kakaki manage`: Django's own commands, for whoever repairs or develops."""

import argparse
import os


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("manage", help="lancer une commande de Django")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="la commande et ses options")


def run(args: argparse.Namespace) -> int:
    """Run a command of Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakaki.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["kakaki manage", *args.rest])
    return 0
