"""Measure the search of a site beside a plain `LIKE` on the same rows: its finds and its cost.

Pages are made of words of a ministry's work; each question is a name that one page holds, as a
reader would type it. A question is answered when that page is on the first screen of results, or
among all the rows that `LIKE` returns.
"""

import random
import time

from benchmarks.figures import Report, middle
from benchmarks.pages.answering import HOST, LEXICON

from kakaki.sites import facade as sites
from kakaki.sites import searching
from kakaki.sites.models import SearchEntry, SiteProfile, StandardPage

PAGES = 1_000
# A name that one page only holds, and how readers write it: as it is, without accents and
# capitals, in the plural, with a letter lost, with two letters swapped.
ROOTS = ("Dékoro", "Bilmaré", "Tanoukié", "Gaoudéli", "Sérimba", "Wakoudé", "Marébali", "Zinkoré")
ENDS = ("bé", "dou", "gari", "kani", "lanfé", "moussa", "niré", "tabou", "vélo", "zamé")


def names() -> list[str]:
    """Return eighty names of places that do not exist."""
    return [root + end for root in ROOTS for end in ENDS]


def open_pages(ministry_id: int) -> None:
    """Put pages online, always the same; the first ones each hold a name of their own."""
    home = SiteProfile.objects.get(ministry_id=ministry_id).home
    chance, words, rare = random.Random(7), LEXICON.split(), names()
    for number in range(PAGES):
        title = " ".join(chance.choice(words) for _ in range(8)).capitalize()
        named = rare[number] if number < len(rare) else ""
        body = " ".join(chance.choice(words) for _ in range(150))
        block = {"type": "paragraph", "value": f"<p>{body} {named} {body}</p>"}
        home.add_child(
            instance=StandardPage(title=title, slug=f"page-{number}", body=[block], live=True)
        )
    sites.reindex()


WRITINGS = {
    "as it is written": lambda name: name,
    "without accents or capitals": lambda name: name.lower().translate(str.maketrans("éè", "ee")),
    "in the plural": lambda name: f"{name}s",
    "with a letter lost": lambda name: name[:3] + name[4:],
    "with two letters swapped": lambda name: name[:3] + name[4] + name[3] + name[5:],
}


def plain(text: str, ministry_id: int) -> list[str]:
    """Return what the peer finds: rows that hold the question as it is typed."""
    rows = SearchEntry.objects.filter(ministry_id=ministry_id, text__icontains=text)
    return list(rows.values_list("text", flat=True))


def ours(text: str, ministry_id: int) -> list[str]:
    """Return the extracts of the first screen of results."""
    found = searching.find(text, ministry_id=ministry_id)
    return ["".join(piece.text for piece in one.extract) for one in found.results]


def measure(report: Report) -> None:
    """Add the share of questions answered and the CPU of one, for us and for the peer."""
    ministry_id = SiteProfile.objects.get(site__hostname=HOST.partition(":")[0]).ministry_id
    open_pages(ministry_id)
    for writing, write in WRITINGS.items():
        for of, ask in (("kakaki", ours), ("LIKE", plain)):
            met, spent = 0, []
            for name in names():
                begun = time.process_time()
                texts = ask(write(name), ministry_id)
                spent.append((time.process_time() - begun) * 1000)
                met += any(name in text for text in texts)
            what = f"search a name {writing}"
            report.add(f"{what}, found", met / len(names()), "of 1", of=of)
            report.add(f"{what}, CPU", middle(spent), "ms", of=of)
    spent = []
    for word in ("vaccin", "ministère santé", "eau", "école village"):
        begun = time.process_time()
        searching.find(word, ministry_id=ministry_id)
        spent.append((time.process_time() - begun) * 1000)
    report.add("search words that most pages hold, CPU", middle(spent), "ms")
    report.note(f"Searches among {PAGES} pages of 300 words; every result drawn with its extract.")
