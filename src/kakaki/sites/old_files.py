"""Take the pictures and files of an old site, from a folder or from the site itself."""

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from kakaki.kernel.errors import KakakiError
from kakaki.sites import pictures
from kakaki.sites.engine.old_addresses import Place, host_of, key_of_address
from kakaki.sites.engine.old_text import OldFile
from kakaki.sites.models import OldAddress, SiteProfile

Fetch = Callable[[str, int], bytes]
_SIZE = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled)(?=\.[A-Za-z]{3,4}$)")
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}


class LeftError(Exception):
    """Say in French why a file is not taken."""


@dataclass(slots=True)
class OldFiles:
    """Where files are looked for. Nothing is written while `is_dry`."""

    profile: SiteProfile
    place: Place
    folder: Path | None = None
    fetch: Fetch | None = None
    known: Mapping[str, OldFile] = field(default_factory=dict)
    is_dry: bool = False

    def described(self, address: str) -> OldFile:
        """Return what the old site said of a file; its number is an address too."""
        found = self.known.get(address) or self.known.get(key_of_address(_whole_size(address)))
        return found or OldFile(address)

    def take(self, address: str, *, is_picture: bool) -> int:
        """Return the number of the picture or document; 0 in a dry run. Raises LeftError."""
        file = self.described(address)
        if file.address.startswith("?") or not self.place.is_own(file.address):
            raise LeftError("il n’est pas sur l’ancien site")
        key = key_of_address(_whole_size(file.address))
        if not key:
            raise LeftError("son adresse est illisible")
        present = OldAddress.objects.filter(profile=self.profile, key=key).first()
        number = present and (present.image_id if is_picture else present.document_id)
        if number:
            return number
        largest = (
            settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
            if is_picture
            else settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
        )
        content = self._content(file.address, largest)
        if content is None:
            return 0
        extension = _checked_picture(content) if is_picture else _checked_name(file.address)
        if self.is_dry:
            return 0
        return self._keep(file, key, content, extension, is_picture=is_picture)

    def _content(self, address: str, largest: int) -> bytes | None:
        """Return the bytes of a file, None for one that a dry run would ask the old site for."""
        for path in self._paths(address):
            if path.stat().st_size > largest:
                raise LeftError(f"il est trop lourd ({largest // 1_000_000} Mo au plus)")
            return path.read_bytes()
        if self.fetch is None:
            raise LeftError("il n’est pas dans le dossier des fichiers")
        if self.is_dry:
            return None
        try:
            return self.fetch(address, largest)
        except KakakiError as error:
            raise LeftError(error.advice().rstrip(".")) from error

    def _paths(self, address: str) -> list[Path]:
        """Return where the file is in the folder; what leads out of the folder is not there."""
        if self.folder is None:
            return []
        root = self.folder.resolve()
        path = unquote(urlsplit(address).path).lstrip("/")
        host = urlsplit(address).hostname or ""
        below = path.partition("uploads/")[2]
        found = []
        for name in (path, below, f"{host}/{path}"):
            for wanted in (_whole_size(name), name):
                try:
                    here = (root / PurePosixPath(wanted)).resolve()
                    is_there = wanted != "" and here.is_relative_to(root) and here.is_file()
                except (OSError, ValueError):
                    continue
                if is_there:
                    found.append(here)
        return found

    @transaction.atomic
    def _keep(
        self, file: OldFile, key: str, content: bytes, extension: str, *, is_picture: bool
    ) -> int:
        name = PurePosixPath(unquote(urlsplit(file.address).path)).stem[:80] or "fichier"
        held = ContentFile(content, name=f"{name}.{extension}")
        title = (file.title or file.alternative or name)[:255]
        collection = self.profile.collection
        host = host_of(self.place.address)
        if not is_picture:
            document = get_document_model().objects.create(
                title=title, file=held, collection=collection
            )
            OldAddress.objects.create(profile=self.profile, host=host, key=key, document=document)
            return int(document.pk)
        image = get_image_model().objects.create(title=title, file=held, collection=collection)
        try:
            image.get_renditions(*pictures.SIZES)
        except (SourceImageIOError, InvalidFilterSpecError, OSError, ValueError) as error:
            transaction.set_rollback(True)
            raise LeftError("cette image est abîmée") from error
        OldAddress.objects.create(profile=self.profile, host=host, key=key, image=image)
        return int(image.pk)


def _whole_size(address: str) -> str:
    """Return the address of the picture itself, of which WordPress shows smaller copies."""
    return _SIZE.sub("", address)


def _checked_picture(content: bytes) -> str:
    """Return the extension of what the bytes are; only the head of the picture is read."""
    try:
        with Picture.open(io.BytesIO(content), formats=tuple(FORMATS)) as found:
            width, height, form = *found.size, found.format or ""
    except Picture.DecompressionBombError as error:
        raise LeftError("cette image est trop grande") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise LeftError("ce n’est pas une image JPEG, PNG, WebP ou GIF") from error
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise LeftError("cette image est trop grande")
    return FORMATS[form]


def _checked_name(address: str) -> str:
    extension = PurePosixPath(urlsplit(address).path).suffix.lower().lstrip(".")
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        raise LeftError(f"les fichiers « {extension} » ne sont pas acceptés")
    return extension
