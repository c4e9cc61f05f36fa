"""Read a text with one rule, as the tests of rules do."""

from datetime import date

from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.check import check
from kakaki.writing.engine.readers import html, markdown

TODAY = date(2026, 3, 4)


def found(code: str, text: str, *, published_on: date | None = TODAY, profile: str = "page"):
    """Return the findings of one rule in a body of light markdown."""
    document = Document(markdown.read(text, field="x"), profile, published_on, {"x": text})
    return check(document, only=[code])


def in_html(code: str, text: str):
    """Return the findings of one rule in a page of HTML."""
    return check(Document(html.read(text, field="x"), sources={"x": text}), only=[code])


def in_fields(code: str, **fields: str):
    """Return the findings of one rule in fields named as the desk names them."""
    blocks: list[Block] = []
    for name, text in fields.items():
        if name == "body":
            blocks += markdown.read(text, field=name)
        elif name in {"title", "lead"} and text:
            blocks.append(Block("title" if name == "title" else "lead", text, 0, name))
    return check(Document(tuple(blocks), sources=fields), only=[code])


def excerpts(code: str, text: str, **options):
    """Return the words that a rule finds."""
    return [finding.excerpt for finding in found(code, text, **options)]


def mended(code: str, text: str, **options) -> str:
    """Return a text with every fix of a rule, its unbreakable spaces made plain."""
    for finding in reversed(found(code, text, **options)):
        if finding.fix is not None:
            text = text[: finding.span.start] + finding.fix + text[finding.span.end :]
    return text.replace("\u00a0", " ").replace("\u202f", " ")
