"""The pages of a plain web site: saved in a folder, or named by its sitemap."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kakaki.kernel.errors import InvalidInputError, KakakiError
from kakaki.sites.engine.main_content import MainContent, decoded, main_content
from kakaki.sites.engine.old_addresses import Place, key_of_address
from kakaki.sites.engine.old_text import OldText
from kakaki.sites.old_files import Fetch

PAGES = {".html", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".jsp", ""}
LARGEST_PAGE = 5_000_000  # bytes
LARGEST_MAP = 10_000_000  # bytes
MOST_PAGES = 20_000
MOST_MAPS = 50
Found = tuple[OldText, MainContent | None]


def address_of_folder(folder: Path, given: str) -> tuple[Path, str]:
    """Return the folder of the pages and the address of the site.

    What wget saves is a folder named after the host; else the address must be given.
    """
    if not folder.is_dir():
        raise InvalidInputError(str(folder), advice=f"Le dossier {folder} n’existe pas.")
    inside = [one for one in folder.iterdir() if one.is_dir() and "." in one.name]
    if not given and len(inside) == 1:
        return inside[0], f"https://{inside[0].name}/"
    named = folder.resolve().name
    if not given and "." in named:
        return folder, f"https://{named}/"
    if not given or not Place(given).whole(""):
        raise InvalidInputError(
            given, advice="Donnez l’adresse de l’ancien site : --address https://…"
        )
    return folder, given if given.endswith("/") else f"{given}/"


def texts_of_folder(folder: Path, site: str) -> Iterator[Found]:
    """Yield the pages of a folder, in the order of their addresses."""
    root = folder.resolve()
    for path in sorted(root.rglob("*")):
        if path.suffix.lower() not in PAGES and "?" not in path.name:
            continue
        if not path.is_file() or not path.resolve().is_relative_to(root):
            continue
        address = urljoin(site, _address_of(path.relative_to(root).as_posix()))
        if path.stat().st_size > LARGEST_PAGE:
            yield OldText((address,), "", "", left="Cette page est trop lourde."), None
            continue
        content = path.read_bytes()
        if b"<" in content[:2000]:
            yield _read(address, content)


def _address_of(name: str) -> str:
    """Return the path under which a saved file was served; wget adds « .html » after « ?p=3 »."""
    path, asked, query = name.partition("?")
    if asked:
        return f"{path}?{query.removesuffix('.html')}"
    return path[: -len("index.html")] if path.endswith("index.html") else path


def texts_of_sitemap(address: str, fetch: Fetch) -> Iterator[Found]:
    """Yield the pages that a sitemap names on its own site."""
    place = Place(address)
    for one in _named_by(address, fetch, place):
        try:
            content = fetch(one, LARGEST_PAGE)
        except KakakiError as error:
            yield OldText((one,), "", "", left=error.advice()), None
            continue
        yield _read(one, content)


def _named_by(address: str, fetch: Fetch, place: Place) -> Iterator[str]:
    waiting, maps, pages = [address], 0, 0
    seen: set[str] = set()
    while waiting and maps < MOST_MAPS:
        maps += 1
        tree = _map(fetch(waiting.pop(0), LARGEST_MAP))
        is_index = tree.tag.endswith("sitemapindex")
        for one in tree.iter():
            found = (one.text or "").strip() if one.tag.rpartition("}")[2] == "loc" else ""
            if not found or found in seen or not place.is_own(found):
                continue
            seen.add(found)
            if is_index:
                waiting.append(found)
            elif pages < MOST_PAGES:
                pages += 1
                yield found


def _map(content: bytes):  # type: ignore[no-untyped-def]  # ElementTree's own, unnamed here.
    try:
        return fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise InvalidInputError(
            str(error), advice="Ce plan de site ne peut pas être lu."
        ) from error


def _read(address: str, content: bytes) -> Found:
    found = main_content(decoded(content))
    place = Place(address)
    canonical = place.whole(found.canonical) if found.canonical else ""
    addresses = [address]
    if canonical and place.is_own(canonical) and key_of_address(canonical):
        addresses.insert(0, canonical)
    left = "Cette page n’a pas de texte à elle." if found.is_empty else ""
    if urlsplit(address).path in {"/", "/index.php", "/index.html", ""} and "?" not in address:
        left = "C’est la première page : celle du nouveau site la remplace."
    text = OldText(
        addresses=tuple(dict.fromkeys(addresses)),
        title=found.title,
        source="",
        published_on=found.published_on,
        lead=found.lead[:600],
        sort="post" if found.published_on else "page",
        left=left,
    )
    return text, found
