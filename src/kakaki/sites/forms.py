"""The forms of the desk for communiqués and for opening a ministry."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kakaki.accounts import facade as accounts
from kakaki.kernel import clock
from kakaki.sites.contracts import DraftText
from kakaki.ui.facade import is_colour, readable_accent

LANGUAGES = [("fr", "Français"), ("ha", "Hausa"), ("en", "Anglais")]


class CommuniqueForm(forms.Form):
    """The fields of a communiqué; the body is plain text with a few marks."""

    title = forms.CharField(
        label="Titre",
        max_length=200,
        required=False,
        help_text="La nouvelle en une ligne : qui fait quoi. 65 caractères suffisent.",
        widget=forms.TextInput(attrs={"data-writing-field": "title", "autocomplete": "off"}),
    )
    lead = forms.CharField(
        label="Chapô",
        max_length=600,
        required=False,
        help_text="L’essentiel en deux phrases : qui, quoi, quand, où.",
        widget=forms.Textarea(attrs={"rows": 3, "data-writing-field": "lead"}),
    )
    body = forms.CharField(
        label="Texte",
        required=False,
        max_length=100_000,
        strip=False,
        help_text="Collez votre texte ici. Une ligne vide sépare les paragraphes. "
        "«\u00a0##\u00a0» commence un intertitre, «\u00a0-\u00a0» un point de liste.",
        widget=forms.Textarea(attrs={"rows": 14, "data-writing-field": "body"}),
    )
    place = forms.CharField(label="Lieu", max_length=80, required=False)
    published_on = forms.DateField(
        label="Date du texte",
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "data-writing-date": ""}, format="%Y-%m-%d"),
    )
    language = forms.ChoiceField(label="Langue", choices=LANGUAGES, initial="fr", required=False)
    signer = forms.CharField(label="Signataire", max_length=160, required=False)
    role = forms.CharField(label="En qualité de", max_length=160, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    WORDS = ("title", "lead", "body")
    # A draft may lack any of them, but none of these is left out of a text that is sent.
    EXPECTED = ("title", "lead", "body", "published_on", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.EXPECTED:
            self.fields[name].is_alternative = True  # type: ignore[attr-defined]

    def words(self) -> list[forms.BoundField]:
        """Return the fields that hold what is read."""
        return [field for field in self.visible_fields() if field.name in self.WORDS]

    def details(self) -> list[forms.BoundField]:
        """Return the fields that say when, where and by whom."""
        return [field for field in self.visible_fields() if field.name not in self.WORDS]

    def text(self) -> DraftText:
        """Return what was typed."""
        data = self.cleaned_data
        return DraftText(
            title=data["title"],
            lead=data["lead"],
            body=data["body"].replace("\r\n", "\n"),
            place=data["place"],
            published_on=data["published_on"],
            language=data["language"] or "fr",
            signer=data["signer"],
            role=data["role"],
        )

    @classmethod
    def showing(cls, text: DraftText | None, version: int | None) -> "CommuniqueForm":
        """Return the form of a text, or an empty one dated today."""
        if text is None:
            return cls(initial={"published_on": clock.now().date(), "language": "fr"})
        names = ("title", "lead", "body", "place", "published_on", "language", "signer", "role")
        initial: dict[str, Any] = {name: getattr(text, name) for name in names}
        return cls(initial=initial | {"version": version})


class OpeningForm(forms.Form):
    """Everything it takes to open a ministry."""

    name = forms.CharField(label="Nom officiel", max_length=160)
    short_name = forms.CharField(label="Nom court", max_length=60, help_text="Exemple : Santé")
    slug = forms.RegexField(
        r"^[a-z][a-z0-9-]{1,38}[a-z0-9]$",
        label="Nom dans l’adresse",
        help_text="Lettres minuscules sans accent. Exemple : sante",
        error_messages={"invalid": "Utilisez des lettres minuscules sans accent et des chiffres."},
    )
    acronym = forms.CharField(label="Sigle", max_length=16, required=False)
    email = forms.EmailField(label="Adresse électronique publique")
    phone = forms.CharField(label="Téléphone public", max_length=40)
    address = forms.CharField(label="Adresse postale", max_length=240)
    accent = forms.CharField(
        label="Couleur",
        required=False,
        initial="#1f4e79",
        widget=forms.TextInput(attrs={"type": "color"}),
        help_text="Une couleur trop claire pour être lue est remplacée par la nôtre.",
    )
    head_email = forms.EmailField(label="Adresse du premier responsable", required=False)

    RESERVED = frozenset({"www", "mail", "bureau", "comptes", "wagtail", "static", "media"})

    def clean_slug(self) -> str:
        """Refuse a name that is taken or that the machine needs."""
        slug: str = self.cleaned_data["slug"]
        if slug in self.RESERVED or accounts.ministry_by_slug(slug) is not None:
            raise ValidationError("Ce nom est déjà pris. Choisissez-en un autre.")
        return slug

    def clean_accent(self) -> str:
        """Refuse what is not a colour, replace what nobody could read."""
        accent: str = self.cleaned_data["accent"] or "#1f4e79"
        if not is_colour(accent):
            raise ValidationError("Ce n’est pas une couleur.")
        return readable_accent(accent)

    def clean(self) -> dict[str, Any]:
        """Keep each answer on one line: a name with a line break stops every letter it heads."""
        data: dict[str, Any] = super().clean() or {}
        return {n: " ".join(v.split()) if isinstance(v, str) else v for n, v in data.items()}
