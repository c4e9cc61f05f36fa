"""Reduce the shortcodes and page-builder marks of WordPress to what a reader read."""

import html
import re

# A mark is short: what is longer is a sentence between brackets.
_MARK = re.compile(r"\[(/?)([a-zA-Z][a-zA-Z0-9_-]{0,60})((?:\s[^\[\]]{0,4000})?)/?\]")
_PAIRS = re.compile(r"\[/([a-zA-Z][a-zA-Z0-9_-]{0,60})\]")
_VALUE = re.compile(r"""([a-z_-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s\]"']+))""")
_BUILDERS = (
    "vc_", "et_pb_", "fusion_", "av_", "cs_", "nectar_", "siteorigin_", "elementor", "mk_",
)  # fmt: skip
_KNOWN = {
    "caption", "wp_caption", "gallery", "embed", "video", "audio", "playlist", "contact-form-7",
    "contact-form", "wpforms", "gravityform", "rev_slider", "layerslider", "toc", "recent_posts",
    "download", "file", "button", "row", "column", "col", "divider", "spacer",
}  # fmt: skip


def reduce_shortcodes(source: str) -> tuple[str, set[str]]:
    """Return the text without marks, and the names of those that were lost with what they did.

    « [sic] » and other words between brackets stay: a mark is known, closed further on, or has
    values.
    """
    closed = {name.lower() for name in _PAIRS.findall(source)}
    lost: set[str] = set()

    def replaced(found: re.Match[str]) -> str:
        name, values = found[2].lower(), found[3]
        is_mark = name in _KNOWN or name.startswith(_BUILDERS) or name in closed or "=" in values
        if not is_mark:
            return found[0]
        return _said(name, values, is_end=bool(found[1]), lost=lost)

    return _MARK.sub(replaced, source), lost


def _said(name: str, values: str, *, is_end: bool, lost: set[str]) -> str:
    given = {one[1]: one[2] or one[3] or one[4] or "" for one in _VALUE.finditer(values)}
    if name in {"caption", "wp_caption"}:
        if is_end:
            return "</figcaption></figure>"
        words = html.escape(given.get("caption", ""))
        return f'<figure class="old-caption"><figcaption>{words}'
    if name == "gallery" and not is_end:
        numbers = re.findall(r"\d{1,12}", given.get("ids", ""))[:200]
        return "".join(f'<img data-attachment="{number}">' for number in numbers)
    if name in {"video", "audio"}:
        address = next((given[key] for key in ("src", "mp4", "mp3", "webm") if given.get(key)), "")
        return f'<video src="{html.escape(address)}"></video>' if address and not is_end else ""
    if name == "embed":
        return "</p><p>"
    if not is_end and name not in {"row", "column", "col"} and not name.startswith(_BUILDERS):
        lost.add(name)
    # The words that a builder keeps in its values, the title of a panel, are words of the page.
    titles = [given[key] for key in ("title", "heading") if given.get(key)] if not is_end else []
    return "".join(f"<p><strong>{html.escape(title)}</strong></p>" for title in titles) or "\n\n"
