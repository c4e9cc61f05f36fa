"""Write the mirror: walk through the sites as a visitor, keep what is new, sign the list, swap."""

import hashlib
import logging
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from django.conf import settings

from kakaki.accounts import facade as accounts
from kakaki.kernel import clock
from kakaki.kernel.errors import NotFoundError
from kakaki.seals import facade as seals
from kakaki.sites import purging
from kakaki.sites.engine import manifest
from kakaki.sites.engine.mirrored import (
    Address,
    address_in,
    file_of,
    links_of_style,
    mirrored_path,
    rewritten,
)
from kakaki.sites.mirror import counter, finding
from kakaki.sites.mirror.folder import MANIFEST, Version, held
from kakaki.sites.mirror.visiting import Answer, Visitor, origin_of
from kakaki.sites.models import SectionPage, SiteLanguage, SiteProfile

logger = logging.getLogger("kakaki.sites")

# Files that no page need lead to.
OF_EVERY_SITE = (
    "/", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt",
    "/flux.rss", "/flux.atom", "/flux.json", "/agenda.ics",
    "/hors-ligne/", "/lecture.js", "/manifest.webmanifest", "/icone.svg", "/icone-pleine.svg",
)  # fmt: skip
OF_EVERY_LANGUAGE = ("/", "/flux.rss", "/flux.atom", "/flux.json")
OF_THE_PORTAL = ("/journal/", "/journal/lignes.jsonl", *counter.FORMS)
# A mirror that nothing changed says its date again after this, so that readers know it is fresh.
SAYS_ITS_DATE = timedelta(hours=1)
_LOCATION = re.compile(rb"<loc>([^<]+)</loc>")


@dataclass
class Written:
    """What one writing did: files in the mirror, files that changed, addresses that failed."""

    files: int = 0
    changed: int = 0
    removed: int = 0
    is_new: bool = False
    faults: list[str] = field(default_factory=list)


def hosts() -> frozenset[str]:
    """Return the hosts of the sites: the portal's and those of the ministries that are open."""
    found = SiteProfile.objects.values_list("site__hostname", flat=True)
    return frozenset({settings.KAKAKI_DOMAIN, *(name.lower() for name in found)})


class _Walk:
    """Follow every link of the sites, each address once, and put what is answered in a version."""

    def __init__(self, visitor: Visitor, version: Version, written: Written) -> None:
        self.visitor = visitor
        self.version = version
        self.written = written
        self.hosts = hosts()
        self.waiting: deque[Address] = deque()
        self.seen: set[Address] = set()

    def add(self, address: Address) -> None:
        """Note an address to visit, once."""
        if address not in self.seen:
            self.seen.add(address)
            self.waiting.append(address)

    def _follow(self, address: Address) -> Callable[[str], str]:
        origin = origin_of(address.host) + address.target

        def moved(link: str) -> str:
            plain, fragment = urldefrag(link)
            if not plain:
                return link
            to = address_in(plain, origin, self.hosts)
            if to is None:
                return link
            self.add(to)
            if not urlsplit(plain).query:
                return link
            start = origin_of(to.host) if "://" in plain else ""
            return f"{start}{mirrored_path(to)}" + (f"#{fragment}" if fragment else "")

        return moved

    def begin(self) -> None:
        """Set out from the files that no page need lead to."""
        for host in sorted(self.hosts):
            for path in OF_EVERY_SITE:
                self.add(Address(host, path))
            self._keep_the_page_of_errors(host)
        for profile in SiteProfile.objects.select_related("home", "site"):
            sections = SectionPage.objects.live().child_of(profile.home)
            for slug in sections.values_list("slug", flat=True):
                self.add(Address(profile.site.hostname.lower(), f"/flux/{slug}.rss"))
        for one in SiteLanguage.objects.select_related("locale", "profile__site"):
            host = one.profile.site.hostname.lower()
            for path in OF_EVERY_LANGUAGE:
                self.add(Address(host, f"/{one.code}{path}"))
            sections = SectionPage.objects.live().child_of(one.home)
            for slug in sections.values_list("slug", flat=True):
                self.add(Address(host, f"/{one.code}/flux/{slug}.rss"))
        for path in OF_THE_PORTAL:
            self.add(Address(settings.KAKAKI_DOMAIN, path))

    def run(self) -> None:
        """Visit what was found, and all that it leads to."""
        while self.waiting:
            self._visit(self.waiting.popleft())

    def _keep_the_page_of_errors(self, host: str) -> None:
        address = Address(host, "/404.html")
        self.keep(address, self._linked(address, self.visitor.page_of_errors(host)))

    def _linked(self, address: Address, answer: Answer) -> bytes:
        """Return an answer whose links lead to files, and note where they lead."""
        moved = self._follow(address)
        if answer.is_html:
            return rewritten(answer.body.decode(), moved).encode()
        if address.path.endswith(".css"):
            for link in links_of_style(answer.body.decode("utf-8", "replace")):
                moved(link)
        elif address.path == "/sitemap.xml":
            for link in _LOCATION.findall(answer.body):
                moved(link.decode())
        return answer.body

    def _visit(self, address: Address) -> None:
        page = counter.form_page(self.visitor, address)
        if page is not None:
            self.keep(address, self._linked(address, Answer(200, page, is_html=True)))
            return
        answer = self.visitor.answer(address)
        if answer.status == 200:
            self.keep(address, self._linked(address, answer))
            if address.path == "/journal/lignes.jsonl" and not address.question:
                self.add(Address(address.host, address.path, "depuis=0"))
        elif answer.status >= 500:
            self._keep_the_former(address)

    def _keep_the_former(self, address: Address) -> None:
        """Keep a page that breaks today as it was: readers had it, and it is still online."""
        self.written.faults.append(origin_of(address.host) + address.target)
        logger.error("the mirror could not read %s%s", address.host, address.target)
        former = self.version.former_content(file_of(address))
        if former is not None:
            self.keep(address, former)

    def keep(self, address: Address, content: bytes) -> None:
        """Put what stands at an address in the version."""
        try:
            self.version.put(file_of(address), content)
        except ValueError as error:
            self.written.faults.append(str(error))

    def keep_page(self, address: Address, content: bytes) -> None:
        """Keep a page or file of the counter, and what it is dressed with."""
        is_html = file_of(address).endswith(".html")
        self.keep(address, self._linked(address, Answer(200, content, is_html)))
        self.seen.add(address)


def write_mirror(*, folder: Path) -> Written:
    """Write every public site in a folder, and put it in the place of the former at one stroke.

    Only files that changed are written; when none did, nothing is, save the date after an hour. A
    process killed at any line leaves the former mirror whole. Raises ConflictError while another
    process writes there, UnavailableError when the disk or the key refuses, InvalidInputError when
    the folder holds something else.
    """
    folder = folder.resolve()
    signer = _signer()
    with held(folder):
        version = Version(folder)
        try:
            return _write(version, signer)
        except BaseException:
            version.give_up()
            raise


def _signer() -> int:
    for ministry in accounts.ministries():
        if ministry.is_cabinet:
            return ministry.id
    raise NotFoundError("no cabinet", advice="Aucun gouvernement n’est ouvert ici.")


def _write(version: Version, signer: int) -> Written:
    # Made now, the first key of the signer is among the keys and lines that are written.
    seals.prepare_key(ministry_id=signer)
    # Kept pages that a change made stale, when the machine died before they were emptied.
    purging.purge_pending()
    written, now = Written(), clock.now()
    walk = _Walk(Visitor(), version, written)
    for address, content in counter.undated_files(walk.visitor):
        walk.keep_page(address, content)
    for address, content in finding.search_files(walk.visitor):
        walk.keep_page(address, content)
    walk.begin()
    walk.run()
    former = _former(version)
    is_fresh = former is not None and now - former.at < SAYS_ITS_DATE
    at = former.at if former is not None and is_fresh and not version.changed else now
    for address, content in counter.dated_files(walk.visitor, at=at, hosts=walk.hosts):
        walk.keep_page(address, content)
    walk.run()
    gone = version.former_names() - version.files.keys()
    written.files, written.removed = len(version.files), len(gone)
    written.changed = len(version.changed)
    if former is not None and is_fresh and not version.changed and not gone:
        version.give_up()
        return written
    listed = manifest.dump(manifest.Manifest(at, version.files))
    signature = seals.sign_list(ministry_id=signer, sha256=hashlib.sha256(listed).digest())
    version.finish(listed, signature)
    written.is_new = True
    return written


def _former(version: Version) -> manifest.Manifest | None:
    content = version.former_content(MANIFEST)
    try:
        return manifest.load(content) if content is not None else None
    except ValueError:
        return None
