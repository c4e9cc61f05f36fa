"""What an export of WordPress holds: read twice, for what its files are and for its texts."""

from collections.abc import Iterator
from pathlib import Path

from kakaki.kernel.errors import InvalidInputError
from kakaki.sites.engine.markup import LARGEST, tree_of
from kakaki.sites.engine.old_addresses import Place, key_of_address
from kakaki.sites.engine.old_text import OldFile, OldText
from kakaki.sites.engine.wxr import BrokenExportError, Export, Item

HOUSEKEEPING = {
    "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache",
    "wp_global_styles", "wp_template", "wp_template_part", "wp_navigation", "wp_block",
    "user_request", "acf-field", "acf-field-group", "elementor_library",
}  # fmt: skip
STATES = {
    "draft": "C’était un brouillon.",
    "pending": "Ce texte attendait une relecture.",
    "private": "Ce texte était privé.",
    "future": "Ce texte n’avait pas encore paru.",
    "trash": "Ce texte était à la corbeille.",
}


class WordPressExport:
    """An export on disk. `site` and `files` are known at once, texts are read one at a time."""

    def __init__(self, path: Path, *, sorts: tuple[str, ...]) -> None:
        self.path = path
        self.sorts = sorts
        self.files: dict[str, OldFile] = {}
        self.broken = ""
        self.site = ""
        self._survey()

    def _survey(self) -> None:
        is_wordpress = False
        try:
            with self.path.open("rb") as file:
                export = Export(file)
                try:
                    for item in export.items():
                        if item.get("wp:post_type") == "attachment":
                            self._note_file(item)
                except BrokenExportError as error:
                    self.broken = str(error)
                self.site, is_wordpress = export.site, export.is_wordpress
        except OSError as error:
            raise InvalidInputError(
                str(error), advice=f"Le fichier {self.path} ne peut pas être lu."
            ) from error
        if not is_wordpress:
            why = f" ({self.broken})" if self.broken else ""
            raise InvalidInputError(
                str(self.path),
                advice=f"Ce n’est pas un export de WordPress (WXR){why}. Dans WordPress :"
                " Outils, Exporter, Tout le contenu.",
            )

    def _note_file(self, item: Item) -> None:
        address = item.get("wp:attachment_url")
        alternative = item.facts.get("_wp_attachment_image_alt", "").strip()
        file = OldFile(address, item.get("title"), alternative)
        self.files[f"?attachment_id={item.get('wp:post_id')}"] = file
        self.files.setdefault(key_of_address(address), file)

    def texts(self) -> Iterator[OldText]:
        """Yield every text; where the file is broken the rest is not read, see `broken`."""
        with self.path.open("rb") as file:
            export = Export(file)
            try:
                for item in export.items():
                    sort = item.get("wp:post_type")
                    if sort != "attachment" and sort not in HOUSEKEEPING:
                        yield self._text(item, sort, export.authors)
            except BrokenExportError:
                return

    def _text(self, item: Item, sort: str, authors: dict[str, str]) -> OldText:
        number = item.get("wp:post_id")
        by_number = f"{self.site.rstrip('/')}/?p={number}"
        addresses = [one for one in (item.get("link"), item.get("guid"), by_number) if one]
        author = item.get("dc:creator")
        thumbnail = item.facts.get("_thumbnail_id", "").strip()
        return OldText(
            addresses=tuple(dict.fromkeys(addresses)),
            title=tree_of(item.get("title")[:2000]).words(),
            source=item.get("content:encoded"),
            published_on=item.published_on,
            lead=tree_of(item.get("excerpt:encoded")[:20_000]).words(),
            categories=tuple(
                word
                for domain, slug, name in item.categories
                if domain == "category"
                for word in (name, slug)
            ),
            sort=sort,
            author=author,
            author_name=authors.get(author, ""),
            picture=f"?attachment_id={thumbnail}" if thumbnail.isdecimal() else "",
            left=self._left(item, sort),
        )

    def _left(self, item: Item, sort: str) -> str:
        """Return why a text must not be taken, « » when it may be."""
        state = item.get("wp:status")
        if item.is_too_large or len(item.get("content:encoded")) > LARGEST:
            return "Ce texte est trop long (3 millions de caractères au plus)."
        if sort not in self.sorts:
            return f"La sorte « {sort} » n’est pas demandée (« sorts » dans votre tableau)."
        if state != "publish":
            return STATES.get(state, f"Ce texte n’était pas en ligne (« {state} »).")
        if item.get("wp:post_password"):
            return "Ce texte était protégé par un mot de passe."
        return ""


def place_of(text: OldText, site: str) -> Place:
    """Return where the links of a text start from: its own address, on the old site."""
    whole = Place(site if site.endswith("/") else f"{site}/")
    return Place(whole.whole(text.addresses[0]) or whole.address)
