"""Turn the HTML of an old page into the blocks of ours, losing no word."""

import re
import uuid
from typing import Any

from kakaki.sites.engine.markup import Node, escaped, tree_of
from kakaki.sites.engine.old_addresses import Place
from kakaki.sites.engine.old_text import Cleaned
from kakaki.sites.engine.shortcodes import reduce_shortcodes
from kakaki.sites.engine.table import text_of

FILES = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|csv|zip|rtf)$", re.IGNORECASE)
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i"}
EMBEDDED = {"iframe", "embed", "video", "audio"}
FLOW = {
    "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "footer", "header", "hr", "iframe", "embed", "video", "audio", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul", "tbody", "tr", "td",
    *HEADINGS,
}  # fmt: skip
LONGEST_HEADING = 120
LONGEST_POINT = 600
UNSAID = {"head", "meta", "link", "title", "source"}


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _holds(node: Node, tags: set[str]) -> bool:
    return next(node.all(*tags), None) is not None


class _Writer:
    """Write blocks one after the other; words wait in `inline` until their paragraph ends."""

    def __init__(self, place: Place, *, has_plain_lines: bool) -> None:
        self.place = place
        self.has_plain_lines = has_plain_lines
        self.cleaned = Cleaned()
        self.inline: list[str] = []
        self.waiting: list[dict[str, Any]] = []

    def note(self, words: str) -> None:
        if words not in self.cleaned.notes:
            self.cleaned.notes.append(words)

    def add(self, kind: str, value: Any) -> None:
        self.cleaned.blocks.append(_block(kind, value))

    def flush(self) -> None:
        """End the paragraph; what it showed besides words comes after it."""
        text = "".join(self.inline)
        self.inline = []
        text = re.sub(r"^(?:\s|<br/>)+|(?:\s|<br/>)+$", "", text)
        plain = re.sub(r"<[^>]*>", "", text).strip()
        files = [one["value"]["label"] for one in self.waiting if one["type"] == "document"]
        if plain and [escaped(label) for label in files] != [plain]:
            self.add("paragraph", f"<p>{text}</p>")
        self.cleaned.blocks += self.waiting
        self.waiting = []

    def flow(self, node: Node) -> None:
        for child in node.children:
            if isinstance(child, str):
                self.words(child)
            elif child.tag in UNSAID:
                continue
            elif child.tag in FLOW or _holds(child, FLOW):
                self.flush()
                self.element(child)
                self.flush()
            else:
                self.inline.append(self.inside(child))

    def words(self, text: str) -> None:
        if not self.has_plain_lines:
            self.inline.append(escaped(re.sub(r"\s+", " ", text)))
            return
        for number, part in enumerate(re.split(r"\n[ \t]*\n\s*", text.replace("\r\n", "\n"))):
            if number:
                self.flush()
            self.inline.append(escaped(part).replace("\n", "<br/>"))

    def element(self, node: Node) -> None:
        """Write one element that stands on its own."""
        if node.tag in HEADINGS:
            self.heading(node)
        elif node.tag in {"ul", "ol"}:
            self.listed(node)
        elif node.tag == "blockquote":
            self.quote(node)
        elif node.tag == "table":
            self.table(node)
        elif node.tag == "figure":
            self.figure(node)
        elif node.tag in EMBEDDED:
            self.embedded(node)
        elif node.tag == "pre":
            lines = "".join(one if isinstance(one, str) else one.words() for one in node.children)
            self.inline.append(escaped(lines.strip()).replace("\n", "<br/>"))
        elif node.tag in {"dt", "summary"}:
            self.inline.append(f"<b>{escaped(node.words())}</b>")
        else:
            self.flow(node)

    def inside(self, node: Node) -> str:
        """Return the HTML of words within a paragraph; pictures and files wait for its end."""
        if node.tag == "br":
            return "<br/>"
        if node.tag == "img":
            self.picture(node)
            return ""
        if node.tag in UNSAID:
            return ""
        words = "".join(
            escaped(re.sub(r"\s+", " ", child)) if isinstance(child, str) else self.inside(child)
            for child in node.children
        )
        if node.tag == "a" and words.strip():
            return self.link(node, words)
        mark = MARKS.get(node.tag)
        return f"<{mark}>{words}</{mark}>" if mark and words.strip() else words

    def link(self, node: Node, words: str) -> str:
        href = node.attributes.get("href", "").strip()
        if not href or href.startswith("#"):
            return words
        address = self.place.whole(href)
        path = address.partition("?")[0].partition("#")[0]
        if address and self.place.is_own(address) and FILES.search(path):
            label = node.words()[:160]
            self.waiting.append(_block("document", {"document": address, "label": label}))
            return words
        shown = self.place.shown(href)
        if not shown:
            return words
        return f'<a href="{escaped(shown).replace(chr(34), "&quot;")}">{words}</a>'

    def picture(self, node: Node, caption: str = "") -> None:
        given = node.attributes
        source = given.get("data-src") or given.get("data-lazy-src") or given.get("src", "")
        number = given.get("data-attachment", "")
        address = f"?attachment_id={number}" if number else self.place.whole(source)
        if not address:
            self.note("Une image n’a pas d’adresse lisible : elle n’est pas reprise.")
            return
        alternative = " ".join(given.get("alt", "").split())[:170]
        value = {"image": address, "alternative": alternative, "caption": caption[:240]}
        self.waiting.append(_block("image", value))

    def heading(self, node: Node) -> None:
        for image in node.all("img"):
            self.picture(image)
        words = node.words()
        if len(words) > LONGEST_HEADING:
            self.inline.append(f"<b>{escaped(words)}</b>")
        elif words:
            self.add("heading", words)

    def listed(self, node: Node) -> None:
        """Write a list; the points of an inner list follow the point that holds it."""
        before = len(self.waiting)
        points = [self._point(one) for one in node.all("li")]
        points = [one for one in points if re.sub(r"<[^>]*>", "", one).strip()]
        plain = [re.sub(r"<[^>]*>", "", one).strip() for one in points]
        files = [
            escaped(one["value"]["label"])
            for one in self.waiting[before:]
            if one["type"] == "document"
        ]
        if not points or plain == files:
            return
        if any("<a " in one for one in points) or any(len(p) > LONGEST_POINT for p in plain):
            inner = "".join(f"<li>{one}</li>" for one in points)
            self.add("paragraph", f"<{node.tag}>{inner}</{node.tag}>")
        else:
            words = [_unescaped(one) for one in plain]
            self.add("list", {"ordered": node.tag == "ol", "points": words})

    def _point(self, node: Node) -> str:
        own = [c for c in node.children if isinstance(c, str) or c.tag not in {"ul", "ol"}]
        return self.inside(Node("span", {}, own)).strip()

    def quote(self, node: Node) -> None:
        sources = [one.words() for one in node.all("cite", "footer")]
        parts = [one for one in node.children if isinstance(one, str) or _is_said(one)]
        paragraphs = [Node("p", {}, [part]).words() for part in parts]
        text = "\n".join(one for one in paragraphs if one)
        for image in node.all("img"):
            self.picture(image)
        if text:
            self.add("quote", {"text": text, "author": (sources or [""])[0][:160]})

    def table(self, node: Node) -> None:
        rows = [
            [one.words().replace("|", "/") for one in line.children
             if isinstance(one, Node) and one.tag in {"td", "th"}]
            for line in node.all("tr")
        ]  # fmt: skip
        rows = [row for row in rows if any(row)]
        is_layout = _holds(node, {"table", "ul", "ol", *HEADINGS, "iframe"})
        if is_layout or max((len(row) for row in rows), default=0) < 2:
            self.flow(node)
            return
        for image in node.all("img"):
            self.picture(image)
        caption = next((one.words() for one in node.all("caption")), "")[:200]
        if not _holds(node, {"th"}):
            self.note("Un tableau n’avait pas de titres : sa première ligne en tient lieu.")
        self.add("table", {"caption": caption, "rows": text_of(rows)})

    def figure(self, node: Node) -> None:
        caption = next((one.words() for one in node.all("figcaption")), "")
        pictures = list(node.all("img"))
        if not pictures or _holds(node, {"table", "iframe", "video", "audio"}):
            self.flow(node)
            return
        for number, picture in enumerate(pictures):
            self.picture(picture, caption if number == len(pictures) - 1 else "")
        if len(caption) > 240:
            self.inline.append(escaped(caption))

    def embedded(self, node: Node) -> None:
        inner = next((one.attributes.get("src", "") for one in node.all("source")), "")
        given = node.attributes
        address = self.place.whole(given.get("data-src") or given.get("src", "") or inner)
        if not address:
            return
        title = given.get("title") or "Voir le contenu qui était intégré ici"
        self.note("Un contenu intégré (vidéo, carte…) est devenu un lien.")
        href = escaped(address).replace('"', "&quot;")
        self.inline.append(f'<a href="{href}">{escaped(title)}</a>')


def _is_said(node: Node) -> bool:
    return node.tag not in {"cite", "footer"}


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def blocks_of(node: Node, place: Place, *, has_plain_lines: bool = False) -> Cleaned:
    """Return the blocks of an element; with `has_plain_lines`, a blank line ends a paragraph."""
    writer = _Writer(place, has_plain_lines=has_plain_lines)
    writer.flow(node)
    writer.flush()
    return writer.cleaned


def clean_wordpress(source: str, place: Place) -> Cleaned:
    """Return the blocks of what somebody wrote in WordPress, with its shortcodes and its lines."""
    reduced, lost = reduce_shortcodes(source)
    # WordPress itself makes paragraphs of blank lines, except in what its newer editor wrote.
    has_plain_lines = "<!-- wp:" not in source
    cleaned = blocks_of(tree_of(reduced), place, has_plain_lines=has_plain_lines)
    for name in sorted(lost):
        cleaned.notes.append(f"Un élément actif « {name} » n’est pas repris, sauf ses mots.")
    return cleaned
