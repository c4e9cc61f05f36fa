"""Hold every public page of a demonstration against the Nu HTML checker and against Lighthouse.

    python -m tools.validate FOLDER      FOLDER holds node_modules with vnu-jar and lighthouse

It prints what each found and ends with 1 when a page has an HTML error, or a Lighthouse score under
100 (accessibility, best practices, SEO) or under 95 (performance, on the mobile profile).
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.served import CHROMIUM, FLAGS, Government, a_government

SITES = ("sante", "education", "hydraulique", "commerce")
APART = ("/verifier/", "/journal/", "/signaler/", "/abonnement/", "/comptes/login/")
LEAST = {"performance": 0.95, "accessibility": 1, "best-practices": 1, "seo": 1}


def pages_of(government: Government) -> list[str]:
    """Return the address of every public page."""
    origins = [*(government.site(site) for site in SITES), government.origin]
    maps = [government.read(f"{origin}/sitemap.xml") for origin in origins]
    listed = [address for one in maps for address in re.findall(r"<loc>([^<]+)</loc>", one)]
    return listed + [government.origin + path for path in APART]


def html_faults(government: Government, pages: list[str], tools: Path) -> int:
    """Print what the Nu checker says of the pages; return how many errors it found."""
    with tempfile.TemporaryDirectory() as folder:
        for number, address in enumerate(pages):
            (Path(folder) / f"{number:03d}.html").write_text(government.read(address))
        jar = tools / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
        said = subprocess.run(
            ["java", "-jar", str(jar), "--format", "json", folder],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    found = json.loads(said.stderr)["messages"]
    for one in found:
        number = int(Path(one["url"]).stem)
        print(f"  {pages[number]}: {one['type']}: {one['message']}")
    print(f"Nu HTML checker: {len(pages)} pages, {len(found)} messages")
    return sum(one["type"] == "error" for one in found)


def scores_of(address: str, tools: Path) -> dict[str, float]:
    """Return the Lighthouse scores of a page on the mobile profile."""
    program = tools / "node_modules" / "lighthouse" / "cli" / "index.js"
    flags = " ".join(["--headless", *FLAGS])
    said = subprocess.run(
        ["node", str(program), address, "--quiet", "--output=json", f"--chrome-flags={flags}"],
        capture_output=True, text=True, check=True, timeout=300,
        env={**os.environ, "CHROME_PATH": str(CHROMIUM)},
    )  # fmt: skip
    categories = json.loads(said.stdout)["categories"]
    return {name: categories[name]["score"] for name in LEAST}


def one_of_each(pages: list[str]) -> list[str]:
    """Return one page a kind: the first of each section, and those that stand apart."""
    chosen: dict[str, str] = {}
    for address in pages:
        path = re.sub(r"^https?://[^/]+", "", address)
        deep = path.count("/") > 2
        chosen.setdefault(f"{path.split('/')[1]}{'/…' if deep else ''}", address)
    return list(chosen.values())


def main() -> int:
    """Open a demonstration, check its pages, close it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    tools = parser.parse_args().folder.resolve()
    low = 0
    with a_government() as government:
        pages = pages_of(government)
        errors = html_faults(government, pages, tools)
        for address in one_of_each(pages):
            scores = scores_of(address, tools)
            low += any(scores[name] < least for name, least in LEAST.items())
            shown = ", ".join(f"{name} {score:.0%}" for name, score in scores.items())
            print(f"  {address}: {shown}", flush=True)
    return int(bool(errors or low))


if __name__ == "__main__":
    sys.exit(main())
