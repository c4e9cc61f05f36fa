"""Read rumours to learn from and to measure on: JSON lines, practice and examination rumours."""

import json
from pathlib import Path
from typing import Any

Row = dict[str, Any]
HERE = Path(__file__).parent


def rows(path: Path) -> list[Row]:
    """Return the objects of a JSON-lines file."""
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def practice() -> tuple[list[Row], list[Row]]:
    """Return the claims and the messages to learn from; ids start with « p » and « pm »."""
    return _told("practice.txt", prefix="p")


def exam() -> tuple[list[Row], list[Row]]:
    """Return claims and messages that no table or weight was made with; ids « x » and « xm »."""
    return _told("exam.txt", prefix="x")


def _told(name: str, *, prefix: str) -> tuple[list[Row], list[Row]]:
    claims: list[Row] = []
    messages: list[Row] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        part = line.split("|")
        message: Row = {
            "id": f"{prefix}m{len(messages):03d}",
            "text": part[-1],
            "claim_id": None,
        }
        if part[0] == "C":
            claims.append(
                {"id": f"{prefix}{len(claims):03d}", "title": part[2], "summary": part[3]}
            )
        elif part[0] == "N":
            messages.append({**message, "kind": "chatter"})
        elif part[0] == "O":
            near = [claim["id"] for claim in claims if part[1] in claim["title"]]
            if len(near) != 1:
                raise ValueError(f"{part[1]!r} must name one claim of {name}")
            messages.append(
                {**message, "kind": "hard_negative", "neg_type": part[2], "near_claim": near[0]}
            )
        else:
            messages.append({**message, "kind": part[0], "claim_id": claims[-1]["id"]})
    return claims, messages
