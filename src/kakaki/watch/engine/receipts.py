"""Receipt numbers: short enough to be written on a hand, too many to be guessed."""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10  # 32^10 numbers: guessing one of a million takes a billion tries.
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_receipt() -> str:
    """Return a receipt number nobody can foresee."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def parse(typed: str) -> str:
    """Return the number that somebody typed, '' when it cannot be one."""
    number = re.sub(r"[\s-]", "", typed).upper().translate(_READ_AS)
    return number if len(number) == LENGTH and set(number) <= set(ALPHABET) else ""


def display(number: str) -> str:
    """Return the number as it is shown, XXXXX-XXXXX."""
    return f"{number[:5]}-{number[5:]}"
