"""Measure what pages weigh in Chromium, and the CPU of answering them.

A demonstration is served and looked at with an empty browser: each public page, then the desk. The
peers stand in the same browser: the same words dressed with django-dsfr, and Wagtail's own desk.
"""
# ruff: noqa: E402 -- Django is set up before anything of it is imported.

import json

from benchmarks.figures import Report, asked
from benchmarks.house import open_house
from playwright.sync_api import Browser

FOLDER = open_house()

from benchmarks.pages import answering, finding, peer
from benchmarks.pages.weighing import Weight, a_browser, signed_in, weigh
from benchmarks.served import Government, a_folder, a_government

PUBLIC, DESK, SCRIPT = 14_000, 60_000, 1_500  # bytes, headers counted
PHONE = {"viewport": {"width": 360, "height": 740}, "locale": "fr-FR"}
OFFICER = "redaction@sante.kounta.example"
DESK_PAGES = {
    "home": "/bureau/",
    "new communiqué": "/bureau/textes/nouveau/communique/",
    "rumours": "/bureau/rumeurs/",
}
WAGTAIL_PAGES = {"home": "/wagtail/"}


def public_pages(government: Government) -> dict[str, str]:
    """Return the public pages to weigh: the portal, a ministry, the counters, and every text."""
    pages = {
        "portal": f"{government.origin}/",
        "a ministry": f"{government.site('sante')}/",
        "Vérifier": f"{government.origin}/verifier/",
        "Signaler": f"{government.origin}/signaler/",
        "Suivre": f"{government.origin}/suivi/",
    }
    for slug in ("sante", "hydraulique", "education", "commerce"):
        feed = json.loads(government.read(f"{government.site(slug)}/flux.json"))
        for item in feed["items"]:
            pages[f"{slug}: {item['title'][:28]}…"] = item["url"]
    return pages


def add(report: Report, what: str, weight: Weight, **more: object) -> None:
    """Add the bytes of a page, and its requests."""
    report.add(what, weight.total, "bytes", **more)
    report.note(f"{what}: {weight.requests} requests; {_kinds(weight)}.")


def _kinds(weight: Weight) -> str:
    return ", ".join(f"{kind.lower()} {size:,}" for kind, size in weight.by_kind.most_common())


def public(report: Report, browser: Browser, government: Government) -> str:
    """Weigh every public page; return the address of the heaviest text."""
    window = browser.new_context(**PHONE)
    heaviest, address, foreign, scripts = 0, "", 0, 0
    for name, url in public_pages(government).items():
        weight = weigh(window, url)
        add(report, f"public page, {name}", weight, at_most=PUBLIC)
        foreign += weight.elsewhere("localhost")
        scripts = max(scripts, weight.by_kind["Script"])
        if weight.total > heaviest and ":" in name:
            heaviest, address = weight.total, url
    window.close()
    report.add("requests of public pages to other hosts", foreign, "requests", at_most=0)
    report.add("largest script of a public page, deferred", scripts, "bytes", at_most=SCRIPT)
    return address


def beside_the_peer(report: Report, browser: Browser, government: Government, url: str) -> None:
    """Weigh the heaviest text again, beside the same words dressed by the peer."""
    page = government.read(url)
    window = browser.new_context(**PHONE)
    what = "the heaviest text, beside a peer"
    report.add(what, weigh(window, url).total, "bytes")
    with a_folder() as folder, peer.served(peer.dressed(page), folder) as address:
        weight = weigh(window, address)
        report.add(what, weight.total, "bytes", of="django-dsfr")
        report.note(f"django-dsfr: {weight.requests} requests; {_kinds(weight)}.")
    window.close()


def desk(report: Report, browser: Browser, government: Government) -> None:
    """Weigh the first load of the desk, and of the desk that it stands in for."""
    window = browser.new_context(**PHONE)
    login = weigh(window, f"{government.origin}/comptes/login/")
    add(report, "desk, sign-in", login, at_most=DESK)
    signed_in(window, government.origin, OFFICER)
    for name, path in DESK_PAGES.items():
        weight = weigh(window, government.origin + path)
        add(report, f"desk, {name}", weight, at_most=DESK)
        peer_path = WAGTAIL_PAGES.get(name)
        if peer_path:
            beside = weigh(window, government.origin + peer_path)
            report.add(f"desk, {name}", beside.total, "bytes", of="Wagtail’s own desk")
    window.close()


def main() -> None:
    """Print the figures."""
    options = asked(__doc__)
    report = Report("pages")
    answering.measure(report, FOLDER)
    finding.measure(report)
    with a_government() as government, a_browser() as browser:
        heaviest = public(report, browser, government)
        beside_the_peer(report, browser, government, heaviest)
        desk(report, browser, government)
    report.show(options.format)


if __name__ == "__main__":
    main()
