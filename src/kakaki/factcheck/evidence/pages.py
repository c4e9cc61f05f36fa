"""Capture a web page as it stands: its exchanges (WARC), its words and its picture."""

import io
import time
from base64 import b64encode
from dataclasses import dataclass, field
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kakaki.accounts.contracts import Person
from kakaki.caging import facade as caging
from kakaki.factcheck.evidence import screenshot
from kakaki.factcheck.evidence.keeping import Part, keep, require_open
from kakaki.factcheck.models import Evidence
from kakaki.factcheck.stepping import checked
from kakaki.fetching import facade as fetching
from kakaki.kernel.errors import InvalidInputError, KakakiError

LARGEST_PAGE = 5_000_000  # bytes
LARGEST_PIECE = 3_000_000  # bytes of a picture or a sheet of the page
MOST_PIECES = 30
PATIENCE = 40.0  # seconds for the page and all its pieces
MOST_WORDS = 10_000  # characters of the text that the desk shows; the whole is in a file.
_OURS = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})
turns = caging.Turns(
    at_once=2, waiting=4, seconds=20.0,
    advice="D’autres pages sont en cours de relevé. Réessayez dans une minute.",
)  # fmt: skip


@dataclass(slots=True)
class Captured:
    """A page and its pieces, by address, and the addresses that could not be had."""

    answers: dict[str, fetching.Fetched] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def capture_page(*, claim_id: int, url: str, title: str, person: Person) -> Evidence:
    """Fetch a page and keep it; every capture is a new piece of evidence.

    Raises InvalidInputError for what is no public web page, UnavailableError when it is out of
    reach.
    """
    require_open(claim_id, person)
    url, title = checked("Cette adresse", url.strip(), 500), checked("Ce titre", title.strip(), 200)
    with turns.one():
        page = fetching.fetch(url, largest=LARGEST_PAGE)
        soup = BeautifulSoup(page.content, "html.parser")
        if soup.find() is None:
            raise InvalidInputError("no page", advice="Ce n’est pas une page : ajoutez le fichier.")
        words = words_of(soup)
        name = soup.title.get_text(" ", strip=True) if soup.title else ""
        captured = Captured({url: page})
        _embed(soup, page.url or url, captured)
        picture = screenshot.of(str(soup))
    parts = [
        Part("page.warc.gz", "application/warc", warc_of(captured)),
        Part("texte.txt", "text/plain", words.encode()),
    ]
    parts += [Part("ecran.png", "image/png", picture)] if picture else []
    return keep(
        claim_id=claim_id, kind="page", title=title or name[:200] or url[:200], url=url,
        text=words[:MOST_WORDS], parts=tuple(parts), author_id=person.id,
    )  # fmt: skip


def words_of(soup: BeautifulSoup) -> str:
    """Return the words that a reader of the page sees, one line a piece."""
    hidden = {"script", "style", "noscript", "template", "title"}
    found = (
        " ".join(words.split())
        for words in soup.find_all(string=True)
        if words.parent is not None
        and words.parent.name not in hidden
        and type(words).__name__ == "NavigableString"
    )
    return "\n".join(words for words in found if words).replace("\x00", "")


def _embed(soup: BeautifulSoup, page_url: str, captured: Captured) -> None:
    """Put the pictures and sheets into the page itself, so that it is drawn without any line."""
    for dead in soup(["script", "iframe", "object", "embed", "base", "meta", "frame", "link"]):
        is_sheet = dead.name == "link" and "stylesheet" in (dead.get("rel") or [])
        if not is_sheet:
            dead.decompose()
    end = time.monotonic() + PATIENCE
    for tag in soup.find_all(["img", "link"]):
        name = "href" if tag.name == "link" else "src"
        address = urljoin(page_url, str(tag.get(name) or ""))
        tag.attrs.pop("srcset", None)
        answer = _piece(address, captured, end)
        if answer is None:
            tag.attrs.pop(name, None)
            continue
        if tag.name == "link":
            sheet = soup.new_tag("style")
            sheet.string = answer.content.decode("utf-8", "replace").replace("</", "<\\/")
            tag.replace_with(sheet)
        else:
            tag[name] = f"data:;base64,{b64encode(answer.content).decode()}"


def _piece(address: str, captured: Captured, end: float) -> fetching.Fetched | None:
    if address in captured.answers:
        return captured.answers[address]
    left = end - time.monotonic()
    if len(captured.answers) > MOST_PIECES or left <= 0 or not address.startswith("http"):
        return None
    try:
        answer = fetching.fetch(address, largest=LARGEST_PIECE, patience=min(left, 10.0))
    except (KakakiError, ValueError):
        # A page without one of its pictures is still the page.
        captured.missing.append(address)
        return None
    captured.answers[address] = answer
    return answer


def warc_of(captured: Captured) -> bytes:
    """Return the exchanges as WARC 1.1; bodies are kept unpacked, and it says so."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    about = {
        "software": "Kakaki",
        "format": "WARC File Format 1.1",
        "description": "Bodies are kept unpacked. Missing: " + (" ".join(captured.missing) or "-"),
    }
    writer.write_record(writer.create_warcinfo_record("page.warc.gz", about))
    for url, answer in captured.answers.items():
        said = [(n, v) for n, v in answer.headers if n.lower() not in _OURS]
        said.append(("Content-Length", str(len(answer.content))))
        head = StatusAndHeaders("200 OK", said, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            answer.url or url, "response", payload=io.BytesIO(answer.content), http_headers=head
        )
        writer.write_record(record)
    return out.getvalue()
