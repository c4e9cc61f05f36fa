"""What is asked of a photo: the file, what it shows, and an optional caption."""

from django import forms

from kakaki.sites.engine import photo as engine

ALTERNATIVE_HELP = (
    "Lu à voix haute à qui ne la voit pas. Bon exemple : « La ministre coupe le ruban devant le "
    "centre de santé ». Mauvais exemple : « Photo 12 »."
)


class PictureForm(forms.Form):
    """What a picture of a text shows, and its caption."""

    alternative = forms.CharField(
        label="Ce que montre la photo",
        max_length=170,
        help_text=ALTERNATIVE_HELP,
        error_messages={"required": "Dites ce que montre la photo."},
    )
    caption = forms.CharField(
        label="Légende",
        max_length=240,
        required=False,
        help_text="Affichée sous la photo : qui, où, quand.",
    )


class PhotoForm(PictureForm):
    """A photo that comes with a plain form, or with the editor's dialog."""

    heic, unread = engine.IS_HEIC, engine.WRONG_TYPE

    photo = forms.FileField(
        label="Photo",
        help_text="Prenez-la ou choisissez-la : JPEG, PNG ou WebP.",
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
        error_messages={"required": "Choisissez une photo.", "empty": "Cette photo est vide."},
    )
    field_order = ("photo", "alternative", "caption")
