"""Ask other readers of prose about the same texts: Yoast under node, LIX as Wagtail counts it."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path

_SCRIPT = Path(__file__).with_name("yoast.js")
_OURS = (
    "import json, re, sys; from kakaki.writing import reading\n"
    "for text in json.load(sys.stdin): reading.check_fields({'body': text})\n"
    # The most memory by getrusage would be that of the parent where it was more.
    "print(int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) // 1024)"
)
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_END = re.compile(r"[.!?…]+(?=\s|\Z)")


@dataclass(frozen=True, slots=True)
class Yoast:
    """CPU milliseconds of a start and of each text, and the most memory, in MiB."""

    loading: float
    times: list[float]
    memory: int


def as_html(text: str) -> str:
    """Return light markdown as the HTML that an editor hands to Yoast."""
    parts = []
    for block in text.split("\n\n"):
        if block.startswith("#"):
            level = len(block) - len(block.lstrip("#"))
            parts.append(f"<h{level}>{escape(block.lstrip('# '))}</h{level}>")
        elif block.startswith("- "):
            items = (f"<li>{escape(line[2:])}</li>" for line in block.splitlines())
            parts.append(f"<ul>{''.join(items)}</ul>")
        else:
            parts.append(f"<p>{escape(block)}</p>")
    return "\n".join(parts)


def yoast(modules: Path, texts: list[str]) -> Yoast | None:
    """Return what Yoast spends on some texts; None where node or the package is absent."""
    node = shutil.which("node")
    if node is None or not (modules / "yoastseo").is_dir():
        return None
    done = subprocess.run(
        [node, str(_SCRIPT), str(modules.resolve())],
        input=json.dumps([as_html(text) for text in texts]),
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    return Yoast(**json.loads(done.stdout))


def our_memory(texts: list[str]) -> int:
    """Return the most memory that a process takes to read some texts with every rule, in MiB."""
    done = subprocess.run(
        [sys.executable, "-c", _OURS],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    return int(done.stdout)


def lix(text: str) -> float:
    """Return LIX: words a sentence, and the share of words of more than six letters in percent."""
    found = _WORD.findall(text)
    sentences = max(1, len(_END.findall(text)))
    return len(found) / sentences + 100 * sum(len(word) > 6 for word in found) / max(1, len(found))


# The faults that real texts of an African administration show most, and the rules that tell them.
DEFECTS = {
    "sentence that never ends": {"long_sentence"},
    "protocol before the news": {"protocol_lead", "honours_first"},
    "acronym never expanded": {"unexpanded_acronym"},
    "capitals of titles": {"institution_capital"},
    "« hier » without its date": {"relative_date"},
    "quotes glued or straight": {"straight_quotes"},
    "long text without headings": {"heading_gap", "long_paragraph"},
}
