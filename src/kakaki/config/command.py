"""The `kakaki` command: one word, one module, and nothing loaded that is not needed."""

import argparse
import os
import sys
from importlib import import_module

from kakaki.kernel.errors import KakakiError

# The first three are engines: they start without Django. The rest runs the house.
COMMANDS = {
    "check": ("kakaki.writing.command", "relire un texte pour le web"),
    "match": ("kakaki.matching.command", "rapprocher des messages de rumeurs connues"),
    "verify": ("kakaki.seals.command", "dire si un texte, une image ou un PDF est authentique"),
    "evidence": ("kakaki.factcheck.command", "vérifier un dossier de preuve"),
    "serve": ("kakaki.config.commands.serve", "ouvrir le bureau et les sites"),
    "worker": ("kakaki.config.commands.worker", "faire le travail en attente et le périodique"),
    "doctor": ("kakaki.config.commands.doctor", "dire ce qui va et ce qui ne va pas"),
    "demo": ("kakaki.config.commands.demo", "ouvrir un gouvernement de démonstration"),
    "backup": ("kakaki.config.commands.backup", "sauvegarder toutes les données, chiffrées"),
    "restore": ("kakaki.config.commands.restore", "remettre une sauvegarde en place"),
    "import": ("kakaki.config.commands.move_in", "reprendre l’ancien site d’un ministère"),
    "export": ("kakaki.config.commands.move_out", "rendre le site d’un ministère en fichiers"),
    "reindex": ("kakaki.config.commands.reindex", "refaire l’index de la recherche des sites"),
    "receive-mail": ("kakaki.config.commands.receive_mail", "recevoir une lettre d’une ligne"),
    "mirror": ("kakaki.config.commands.mirror", "écrire les sites en fichiers, ou les vérifier"),
    "manage": ("kakaki.config.commands.manage", "lancer une commande de Django"),
}
WITHOUT_DJANGO = {"check", "match", "serve", "restore", "manage"}


def _parser(only: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kakaki", description="Le bureau de communication d’un gouvernement."
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMANDE", required=True)
    for name, (module, label) in COMMANDS.items():
        if only is None:
            subparsers.add_parser(name, help=label)
        elif name == only:
            import_module(module).add_parser(subparsers)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code, or 2 with a French sentence when it cannot be done."""
    given = sys.argv[1:] if arguments is None else arguments
    named = given[0] if given and given[0] in COMMANDS else None
    parsed = _parser(named).parse_args(given)
    if named not in WITHOUT_DJANGO:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakaki.config.settings")
        import django

        django.setup()
    try:
        return int(import_module(COMMANDS[parsed.command][0]).run(parsed) or 0)
    except KakakiError as error:
        print(error.advice(), file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
