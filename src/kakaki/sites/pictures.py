"""Draw the pictures of a page when it is published, so that no visitor waits for it."""

from typing import Any

from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from kakaki.kernel.errors import InvalidInputError
from kakaki.sites import selectors

# The sizes of `templates/sites/blocks/image.html`: a phone, and a screen twice as fine.
SIZES = ("width-640|format-webp", "width-1200|format-webp")


def draw_pictures(page: Any) -> int:
    """Make every size of every picture of a page's body; return how many pictures there are.

    Raises InvalidInputError when a picture cannot be read.
    """
    numbers = [one.get("image") for one in selectors.pictures_of(page)]
    found = get_image_model().objects.filter(pk__in=[number for number in numbers if number])
    for image in found:
        try:
            image.get_renditions(*SIZES)
        except (SourceImageIOError, InvalidFilterSpecError, OSError) as error:
            raise InvalidInputError(
                f"image {image.pk}: {error}",
                advice=f"L’image « {image.title} » ne peut pas être lue. Remplacez-la.",
            ) from error
    return len(found)
