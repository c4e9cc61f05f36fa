"""`kakaki serve`: one process tree for the web, the work that waits and the schedule."""

import argparse
import subprocess
import sys

from kakaki.config.supervisor import Child, supervise


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("serve", help="ouvrir le bureau et les sites")
    parser.add_argument("--host", default="127.0.0.1", help="adresse à écouter (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port à écouter (8000)")
    parser.add_argument("--web-only", action="store_true", help="sans le travail en attente")


def _prepare() -> None:
    """Update the database and the static files in a process that gives its memory back."""
    subprocess.run([sys.executable, "-m", "kakaki.config.preparation"], check=True)


def run(args: argparse.Namespace) -> int:
    """Prepare, then keep the web server and the worker alive until told to stop."""
    try:
        _prepare()
    except subprocess.CalledProcessError as error:
        print("La préparation a échoué : lancez « kakaki doctor ».", file=sys.stderr)
        return error.returncode or 1
    web = Child(
        "web",
        [
            sys.executable, "-m", "granian", "--interface", "asginl", "--workers", "1",
            "--host", args.host, "--port", str(args.port), "--no-ws",
            "--workers-kill-timeout", "10", "--respawn-failed-workers", "--log-level", "warning",
            "kakaki.config.asgi:application",
        ],
    )  # fmt: skip
    children = [web]
    if not args.web_only:
        children.append(Child("travail", [sys.executable, "-m", "kakaki.config.command", "worker"]))
    print(f"Kakaki écoute sur http://{args.host}:{args.port}/ — Ctrl+C pour arrêter.", flush=True)
    return supervise(children)
