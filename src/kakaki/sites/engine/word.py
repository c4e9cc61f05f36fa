"""Read a Word file as light markdown: headings, lists, tables, quotations, stressed words, links.

Notes, comments and what a reviser struck out are left behind, and `Imported` says so.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from kakaki.kernel.errors import InvalidInputError

LARGEST = 5_000_000  # bytes of the file
LARGEST_PART = 20_000_000  # bytes of one part once unpacked
RATIO = 200  # times that an honest part shrinks at most.
ADVICE = "Ce fichier Word ne peut pas être lu. Enregistrez-le en « .docx », ou collez le texte."
TOO_HEAVY = "Ce fichier Word est trop lourd : 5 Mo au plus. Enlevez ses images, ou collez le texte."

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SKIPPED = {
    f"{_W}del",
    f"{_W}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_NOTES = {f"{_W}footnoteReference", f"{_W}endnoteReference", f"{_W}commentReference"}
_OFF = {"0", "false", "none", "off"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What a Word file says: its title if any, its light markdown, whether notes were dropped."""

    title: str
    text: str
    has_notes: bool


@dataclass(slots=True)
class _File:
    links: dict[str, str]
    ordered: frozenset[str]
    title: str = ""
    has_notes: bool = False
    parts: list[tuple[str, str]] = field(default_factory=list)


def read(content: bytes) -> Imported:
    """Return what a Word file says.

    Raises InvalidInputError for a file that is not one, is a trap, or is too large.
    """
    if len(content) > LARGEST:
        raise InvalidInputError("large", advice=TOO_HEAVY)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _part(archive, "word/document.xml")
            found = _File(_links(archive), _ordered(archive))
        for node in _blocks(body):
            _add(node, found)
    except (
        zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError,
        ElementTree.ParseError, DefusedXmlException, ValueError,
    ) as error:  # fmt: skip
        raise InvalidInputError(f"docx: {error}", advice=ADVICE) from error
    text = ""
    for index, (words, kind) in enumerate(found.parts):
        if index:
            text += "\n" if kind and kind == found.parts[index - 1][1] else "\n\n"
        text += words
    return Imported(found.title, text, found.has_notes)


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    info = archive.getinfo(name)
    if info.file_size > LARGEST_PART or info.file_size > RATIO * max(1, info.compress_size):
        raise InvalidInputError("bomb", advice=TOO_HEAVY)
    with archive.open(info) as file:
        root: Element = ElementTree.fromstring(file.read(LARGEST_PART + 1))
    return root


def _links(archive: zipfile.ZipFile) -> dict[str, str]:
    name = "word/_rels/document.xml.rels"
    if name not in archive.namelist():
        return {}
    targets = {one.get("Id") or "": one.get("Target") or "" for one in _part(archive, name)}
    allowed = ("http://", "https://", "mailto:")
    return {
        key: to
        for key, to in targets.items()
        if to.startswith(allowed) and not set(to) & set(" ()\n")
    }


def _ordered(archive: zipfile.ZipFile) -> frozenset[str]:
    """Return the numbers of the lists whose first level counts."""
    if "word/numbering.xml" not in archive.namelist():
        return frozenset()
    root = _part(archive, "word/numbering.xml")
    counting = set()
    for one in root.iter(f"{_W}abstractNum"):
        sign = one.find(f"{_W}lvl/{_W}numFmt")
        if sign is not None and sign.get(f"{_W}val") not in {"bullet", "none"}:
            counting.add(one.get(f"{_W}abstractNumId"))
    return frozenset(
        one.get(f"{_W}numId") or ""
        for one in root.iter(f"{_W}num")
        if (model := one.find(f"{_W}abstractNumId")) is not None
        and model.get(f"{_W}val") in counting
    )


def _blocks(node: Element) -> Iterator[Element]:
    """Yield paragraphs and tables, those of content controls too, not those inside a table."""
    for one in node:
        if one.tag in {f"{_W}p", f"{_W}tbl"}:
            yield one
        elif one.tag not in _SKIPPED:
            yield from _blocks(one)


def _add(node: Element, found: _File) -> None:
    if node.tag == f"{_W}tbl":
        _add_table(node, found)
        return
    style = _value(node, "pStyle").lower()
    is_heading = style.startswith(("heading", "titre")) and any(c.isdigit() for c in style)
    is_title = style in {"title", "titre"}
    words = _words(node, found, plain=is_heading or is_title)
    if not words:
        return
    number = _value(node, "numPr/{w}numId")
    if is_title and not found.title and not found.parts:
        found.title = words
    elif is_heading or is_title:
        found.parts.append((f"## {' '.join(words.split())}", ""))
    elif style.startswith(("quote", "citation", "intensequote")):
        found.parts.append(("\n".join(f"> {line}" for line in words.split("\n")), "quote"))
    elif number not in {"", "0"} or style.startswith(("listbullet", "listepuces", "listnumber")):
        _add_point(" ".join(words.split()), number in found.ordered, found)
    else:
        found.parts.append((words, ""))


def _add_point(words: str, is_step: bool, found: _File) -> None:
    if not is_step:
        found.parts.append((f"- {words}", "point"))
        return
    before = 0
    while before < len(found.parts) and found.parts[-1 - before][1] == "step":
        before += 1
    found.parts.append((f"{before + 1}. {words}", "step"))


def _add_table(node: Element, found: _File) -> None:
    rows = []
    for row in node.iter(f"{_W}tr"):
        cells = [
            " ".join(_words(one, found, plain=True).split()).replace("|", "/")
            for one in row
            if one.tag == f"{_W}tc"
        ]
        if any(cells):
            rows.append(f"| {' | '.join(cells)} |")
    if rows:
        found.parts.append(("\n".join(rows), ""))


def _value(node: Element, name: str) -> str:
    found = node.find(f"{_W}pPr/{_W}{name.replace('{w}', _W)}")
    return (found.get(f"{_W}val") or "") if found is not None else ""


def _words(node: Element, found: _File, *, plain: bool) -> str:
    runs: list[tuple[str, str]] = []
    _gather(node, found, runs, plain=plain)
    text = ""
    for index, (sign, words) in enumerate(runs):
        # A word whose form changes nowhere is often cut in several runs: they share their signs.
        if index == 0 or runs[index - 1][0] != sign:
            same = words
            for after, more in runs[index + 1 :]:
                if after != sign:
                    break
                same += more
            text += _marked(same, sign)
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _marked(words: str, sign: str) -> str:
    bare = words.strip()
    if not sign or not bare or "*" in bare or "\n" in bare:
        return words
    start = words.index(bare)
    return words[:start] + sign + bare + sign + words[start + len(bare) :]


def _gather(node: Element, found: _File, runs: list[tuple[str, str]], *, plain: bool) -> None:
    for one in node:
        if one.tag in _SKIPPED:
            continue
        if one.tag == f"{_W}r":
            runs.append(("" if plain else _sign(one), _run(one, found)))
        elif one.tag == f"{_W}hyperlink":
            inner: list[tuple[str, str]] = []
            _gather(one, found, inner, plain=True)
            words = "".join(text for _, text in inner)
            to = found.links.get(one.get(f"{_R}id") or "", "")
            is_link = to and words.strip() and not plain and not set(words) & set("[]\n")
            runs.append(("", f"[{words.strip()}]({to})" if is_link else words))
        elif one.tag != f"{_W}pPr":
            _gather(one, found, runs, plain=plain)
            if one.tag == f"{_W}p":
                runs.append(("", "\n"))


def _run(node: Element, found: _File) -> str:
    words = ""
    for one in node:
        if one.tag == f"{_W}t":
            words += one.text or ""
        elif one.tag == f"{_W}tab":
            words += " "
        elif one.tag in {f"{_W}br", f"{_W}cr"}:
            words += "\n"
        elif one.tag == f"{_W}noBreakHyphen":
            words += "-"
        elif one.tag in _NOTES:
            found.has_notes = True
    return words


def _sign(run: Element) -> str:
    def is_on(name: str) -> bool:
        mark = run.find(f"{_W}rPr/{_W}{name}")
        return mark is not None and (mark.get(f"{_W}val") or "1") not in _OFF

    if is_on("b"):
        return "**"
    return "*" if is_on("i") else ""
