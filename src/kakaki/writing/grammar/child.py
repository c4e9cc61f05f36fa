"""The other end of the pipe: a program that Debian's Python runs, and that loads Grammalecte.

One JSON line in, {"number", "text"}; one out, {"number", "found"}. It ends by itself when nobody
asks for a while, when its reader is gone, and when it takes more memory than it is given.
"""

import json
import resource
import select
import sys

MEMORY = 700_000_000  # bytes of address space; 70 MB are usual.
IDLE = 300  # seconds
# Grammar alone: spaces, quotes and capitals have rules of ours, and would be told twice.
KEPT = ("conf", "loc", "gn", "infi", "conj", "ppas", "imp", "inte", "vmode")


def serve() -> None:
    """Answer until nobody asks any more."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    import grammalecte  # Under its own licence, in its own process.

    checker = grammalecte.GrammarChecker("fr")
    engine = checker.getGCEngine()
    engine.setOptions({name: name in KEPT for name in engine.getOptions()})
    while select.select([sys.stdin], [], [], IDLE)[0]:
        line = sys.stdin.readline()
        if not line:
            return
        asked = json.loads(line)
        found = [
            [
                error["nStart"], error["nEnd"], error["sRuleId"], error["sMessage"],
                [str(one) for one in error["aSuggestions"]][:3],
            ]
            for error in checker.getParagraphErrors(asked["text"])[0]
            if error["sType"] in KEPT
        ]  # fmt: skip
        sys.stdout.write(json.dumps({"number": asked["number"], "found": found}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
