"""`kakaki receive-mail`: take one letter from the mail server, on the standard input."""

import argparse
import logging
import sys

LARGEST = 10_000_000  # bytes
TEMPORARY = 75  # The mail server keeps the letter and brings it again.
REFUSED = 65


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("receive-mail", help="recevoir une lettre d’une ligne")
    parser.add_argument("address", help="adresse de la ligne à laquelle la lettre est envoyée")


def run(args: argparse.Namespace) -> int:
    """Take the letter; return 0 once it is kept, 65 when refused, 75 when it must come again."""
    from kakaki.kernel.errors import KakakiError
    from kakaki.watch import facade as watch

    letter = sys.stdin.buffer.read(LARGEST + 1)
    if len(letter) > LARGEST:
        print("Cette lettre est trop lourde : 10 Mo au plus.", file=sys.stderr)
        return REFUSED
    try:
        watch.receive_mail(address=args.address, letter=letter)
    except KakakiError as error:
        print(error.advice(), file=sys.stderr)
        return REFUSED
    except Exception:
        logging.getLogger("kakaki.watch").exception("a letter was not kept")
        return TEMPORARY
    return 0
