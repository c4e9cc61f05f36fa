"""Find what a page of an old site is about, among its menus, its columns and its foot."""

import html
import re
from dataclasses import dataclass
from datetime import date

from kakaki.sites.engine.markup import Node, tree_of

_ROOMY = {"article", "body", "div", "main", "root", "section", "td"}
_AROUND = {"nav", "header", "footer", "aside"}
# What sites call the part that holds the text, from the surest to the vaguest.
_NAMED = (
    "entry-content", "post-content", "article-content", "article-body", "node-content",
    "field-name-body", "item-page", "page-content", "main-content", "content-area", "contenu",
    "contenu-principal", "content", "main",
)  # fmt: skip
_NOISE = re.compile(
    r"(?:^|[-_\s])(?:breadcrumbs?|fil-d-ariane|comments?|comment-respond|cookies?|menu|navbar|"
    r"pagination|related|share|sharedaddy|sidebar|social|widget|skip-link)(?:$|[-_\s])"
)
_JSON_DATE = re.compile(r'"datePublished"\s{0,4}:\s{0,4}"(\d{4}-\d\d-\d\d)')
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9._-]{2,40})""")
FEWEST_WORDS = 12  # Fewer than this is a menu or an empty page.


@dataclass(frozen=True, slots=True)
class MainContent:
    """What was found; `node` holds the text, `canonical` its own idea of its address."""

    title: str
    node: Node
    lead: str = ""
    published_on: date | None = None
    canonical: str = ""
    is_empty: bool = False


def decoded(content: bytes, declared: str = "") -> str:
    """Return the text of a page, whose encoding is declared, guessed, or Windows's."""
    named = _CHARSET.search(content[:4000])
    for encoding in (declared, named[1].decode("ascii") if named else "", "utf-8"):
        try:
            if encoding:
                return content.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("cp1252", errors="replace")


def _marks(node: Node) -> str:
    return f"{node.attributes.get('id', '')} {node.attributes.get('class', '')}".lower()


def _without_noise(node: Node) -> Node:
    """Return the element without menus, columns, comments and buttons to share."""
    kept: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str):
            kept.append(child)
        elif child.tag not in _AROUND and not _NOISE.search(_marks(child)):
            kept.append(_without_noise(child))
    return Node(node.tag, node.attributes, kept)


def _weight(node: Node) -> int:
    """Return how many characters of an element are read and lead nowhere."""
    linked = sum(len(one.words()) for one in node.all("a"))
    return len(node.words()) - 2 * linked


def _densest(node: Node) -> Node:
    """Go down while one part holds nearly all of what is read."""
    here = _weight(node)
    for child in node.children:
        if isinstance(child, Node) and child.tag in _ROOMY and _weight(child) >= 0.7 * here > 0:
            return _densest(child)
    return node


def _chosen(root: Node) -> Node:
    named = {word: one for one in root.all(*_ROOMY) for word in reversed(_marks(one).split())}
    candidates = [named[word] for word in _NAMED[:-2] if word in named]
    articles = list(root.all("article"))
    candidates += articles if len(articles) == 1 else []
    candidates += [*root.all("main"), *(named[word] for word in _NAMED[-2:] if word in named)]
    whole = max(_weight(root), 1)
    for one in candidates:
        if _weight(one) >= 0.2 * whole or len(one.words().split()) >= 60:
            return one
    return _densest(root)


def _day(text: str) -> date | None:
    found = re.match(r"\d{4}-\d\d-\d\d", text.strip())
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def main_content(source: str) -> MainContent:
    """Return the title, the day and the text of a page."""
    root = tree_of(source)
    metas: dict[str, str] = {}
    for one in root.all("meta"):
        name = one.attributes.get("property") or one.attributes.get("name", "")
        metas.setdefault(name.lower(), one.attributes.get("content", "").strip())
    canonical = next(
        (x.attributes.get("href", "") for x in root.all("link")
         if x.attributes.get("rel", "").lower() == "canonical"), "",
    )  # fmt: skip
    node = _without_noise(_chosen(_without_noise(root)))
    title = next((one.words() for one in (*node.all("h1"), *root.all("h1")) if one.words()), "")
    title = title or metas.get("og:title") or next((t.words() for t in root.all("title")), "")
    json_day = _JSON_DATE.search(source[:3_000_000])
    times = [one.attributes.get("datetime", "") for one in (*node.all("time"), *root.all("time"))]
    days = [metas.get("article:published_time", ""), metas.get("dc.date", ""),
            json_day[1] if json_day else "", *times]  # fmt: skip
    return MainContent(
        title=html.unescape(title)[:255],
        node=_without(node, "h1", title),
        lead=metas.get("description") or metas.get("og:description", ""),
        published_on=next((day for day in map(_day, days) if day), None),
        canonical=canonical,
        is_empty=len(node.words().split()) < FEWEST_WORDS,
    )


def _without(node: Node, tag: str, words: str) -> Node:
    """Return the element without the heading that became the title of the page."""
    kept: list[Node | str] = [
        one if isinstance(one, str) else _without(one, tag, words)
        for one in node.children
        if isinstance(one, str) or one.tag != tag or one.words() != words
    ]
    return Node(node.tag, node.attributes, kept)
