"""Measure how soon what somebody reports stands before an officer, and the speed in bulk.

A demonstration is served; tips go through the public form, one by one, while an officer's queue is
open in Chromium. In bulk, messages are matched by their letters and words alone, beside BM25.
"""

import re
import time
from collections.abc import Callable
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from benchmarks.figures import Report, asked, cpu, middle, p95, share
from benchmarks.pages.weighing import a_browser, signed_in
from benchmarks.served import Government, a_government
from benchmarks.watch.rumours import rumours
from playwright.sync_api import Browser, Page
from rank_bm25 import BM25Okapi

from kakaki.matching.engine.features import Claim
from kakaki.matching.engine.matcher import Matcher

TIPS = 24  # The form takes 30 an hour from one address.
OFFICER = "redaction@hydraulique.kounta.example"
KNOWN, MESSAGES = 150, 600
PATIENCE = 90_000  # milliseconds


def report_it(government: Government, text: str) -> None:
    """Send a tip by the public form, as a phone without script does."""
    address = f"http://127.0.0.1:{government.port}/signaler/"
    headers = {"Host": f"localhost:{government.port}"}
    with urlopen(Request(address, headers=headers), timeout=30) as answer:
        token = re.search(r'name="token" value="([^"]+)"', answer.read().decode())
    if token is None:
        raise RuntimeError("the form has no token")
    words = {"lang": "fr", "token": token[1], "text": text, "ministry": "hydraulique"}
    request = Request(address, urlencode(words).encode(), headers)
    with urlopen(request, timeout=30) as answer:
        answer.read()


def seen_after(page: Page, text: str) -> float:
    """Return the seconds until the queue shows a text with what is known of it."""
    begun = time.monotonic()
    row = page.locator("li", has=page.get_by_role("link", name=text[:60]))
    row.locator("p.small").first.wait_for(timeout=PATIENCE)
    return time.monotonic() - begun


def live(report: Report, browser: Browser, government: Government) -> None:
    """Measure from the sending of the form to the row of the open queue."""
    window = browser.new_context(locale="fr-FR")
    signed_in(window, government.origin, OFFICER)
    page = window.new_page()
    page.goto(f"{government.origin}/bureau/rumeurs/")
    page.wait_for_timeout(1500)
    times = []
    for number, rumour in enumerate(rumours(TIPS + 1)):
        begun = time.monotonic()
        report_it(government, rumour.told)
        seen_after(page, rumour.told)
        # The first tip loads the worker's models; a machine does that once a day.
        if number:
            times.append(time.monotonic() - begun)
        else:
            report.add("first tip after a start", time.monotonic() - begun, "s")
    window.close()
    report.add("tip sent → shown to the officer, median", middle(times), "s")
    report.add("tip sent → shown to the officer, p95", p95(times), "s", at_most=2.0)


def bulk(report: Report) -> None:
    """Measure messages a CPU-second, and how many find their rumour first."""
    known = rumours(KNOWN)
    sent = [
        rumour for seed in range(1, 1 + MESSAGES // KNOWN) for rumour in rumours(KNOWN, seed=seed)
    ]
    titles = [rumour.title for rumour in known]
    what = f"{len(sent)} messages among {KNOWN} rumours"
    for name, answering in {"kakaki": _ours(titles), "rank-bm25": _bm25(titles)}.items():
        with cpu() as spent:
            answers = [answering(rumour.told) for rumour in sent]
            speed = len(sent) / spent()
        budget = {"at_least": 200.0} if name == "kakaki" else {}
        report.add(what, speed, "messages a CPU-second", of=name, **budget)
        right = sum(answer == number % KNOWN for number, answer in enumerate(answers))
        value, error = share(right, len(sent))
        report.add("found first", value, "%", of=name, error=error)


def _ours(titles: list[str]) -> Callable[[str], int]:
    matcher = Matcher([Claim(str(number), title, "") for number, title in enumerate(titles)])

    def answer(text: str) -> int:
        candidates = matcher.match(text).candidates
        return int(candidates[0].id) if candidates else -1

    return answer


def _bm25(titles: list[str]) -> Callable[[str], int]:
    index = BM25Okapi([title.lower().split() for title in titles])
    return lambda text: int(index.get_scores(text.lower().split()).argmax())


def main() -> None:
    """Print the figures."""
    options = asked(__doc__)
    report = Report("watch")
    bulk(report)
    with a_government() as government, a_browser() as browser:
        live(report, browser, government)
    report.show(options.format)


if __name__ == "__main__":
    main()
