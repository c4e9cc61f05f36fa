"""`kakaki doctor`: say what goes and what does not, and what to do about it."""

import argparse
import json
from dataclasses import asdict

MARKS = {"good": "✓", "warning": "!", "failure": "✗"}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("doctor", help="dire ce qui va et ce qui ne va pas")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    """Print every sign; return 1 when one of them is a failure."""
    from kakaki.safekeeping.facade import examine

    signs = examine()
    if args.format == "json":
        print(json.dumps([asdict(sign) for sign in signs], ensure_ascii=False))
    else:
        for sign in signs:
            print(
                f"{MARKS[sign.level]} {sign.label}" + (f" → {sign.advice}" if sign.advice else "")
            )
    return 1 if any(sign.level == "failure" for sign in signs) else 0
