"""The form of the desk for a text of any kind."""

from typing import Any

from django import forms

from kakaki.kernel import clock
from kakaki.sites import remarks
from kakaki.sites.contracts import DraftText, Ignored
from kakaki.sites.engine.facts import Choice, Fact, FactError
from kakaki.sites.facts_panel import FACT
from kakaki.sites.page_kind import PageKind

LANGUAGES = [("fr", "Français"), ("ha", "Hausa"), ("en", "Anglais")]
_WIDGETS: dict[str, tuple[type[forms.Widget], dict[str, Any]]] = {
    "text": (forms.TextInput, {}),
    "textarea": (forms.Textarea, {"rows": 4}),
    "date": (forms.TextInput, {"type": "date"}),
    "datetime-local": (forms.TextInput, {"type": "datetime-local"}),
    "url": (forms.TextInput, {"inputmode": "url"}),
    "tel": (forms.TextInput, {"type": "tel"}),
    "email": (forms.TextInput, {"inputmode": "email"}),
}


def field_of(fact: Fact) -> forms.Field:
    """Return the field of a fact: never required, because a draft may wait for it."""
    if isinstance(fact, Choice):
        field: forms.Field = forms.ChoiceField(choices=[("", "—"), *fact.options])
    else:
        widget, attributes = _WIDGETS[fact.widget]
        field = forms.CharField(
            max_length=fact.longest, strip=False, widget=widget(attrs=dict(attributes))
        )
    field.label, field.help_text, field.required = fact.label, fact.help, False
    field.is_alternative = fact.required  # type: ignore[attr-defined]  # Not « facultatif ».
    return field


def facts_in(form: Any, data: dict[str, Any]) -> dict[str, Any]:
    """Return the facts kept of what was typed in a form; say under its field what is to mend."""
    kept: dict[str, Any] = {}
    for fact in form.kind.facts:
        try:
            value = fact.read(str(data.get(FACT + fact.name) or ""))
        except FactError as error:
            form.add_error(FACT + fact.name, str(error))
            continue
        if value not in (None, "", []):
            kept[fact.name] = value
    return kept


class TextForm(forms.Form):
    """The fields of a text of one kind; the body is plain text with a few marks."""

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
        "« ## » commence un intertitre, « - » un point de liste.",
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
    # The advice panel writes here what is ignored, so that it is kept wherever the words are.
    ignored = forms.CharField(widget=forms.HiddenInput, required=False)

    WORDS = ("title", "lead", "body")
    # A draft may lack any of them, but none of these is left out of a text that is sent.
    EXPECTED = ("title", "lead", "body", "published_on", "language")

    def __init__(self, *args: Any, kind: PageKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in self.EXPECTED:
            self.fields[name].is_alternative = True  # type: ignore[attr-defined]
        for fact in kind.facts:
            self.fields[FACT + fact.name] = field_of(fact)
        names = [FACT + fact.name for fact in kind.facts]
        self.order_fields(["title", "lead", *names, "body"])
        if not kind.has_place:
            del self.fields["place"]
        if not kind.has_signer:
            del self.fields["signer"], self.fields["role"]

    def words(self) -> list[forms.BoundField]:
        """Return the fields that hold what is read, the facts of the kind among them."""
        return [
            field
            for field in self.visible_fields()
            if field.name in self.WORDS or field.name.startswith(FACT)
        ]

    def details(self) -> list[forms.BoundField]:
        """Return the fields that say when, where and by whom."""
        read = {field.name for field in self.words()}
        return [field for field in self.visible_fields() if field.name not in read]

    def clean(self) -> dict[str, Any]:
        """Read every fact, and say under its own field what is to mend."""
        data = super().clean() or {}
        self.facts = facts_in(self, data)
        return data

    def text(self) -> DraftText:
        """Return what was typed."""
        data = self.cleaned_data
        return DraftText(
            title=data["title"],
            lead=data["lead"],
            body=data["body"].replace("\r\n", "\n"),
            place=data.get("place", ""),
            published_on=data["published_on"],
            language=data["language"] or "fr",
            signer=data.get("signer", ""),
            role=data.get("role", ""),
            kind=self.kind.code,
            facts=self.facts,
        )

    def remarks_ignored(self) -> list[Ignored]:
        """Return the remarks that were ignored, and those taken back."""
        return remarks.typed(self.cleaned_data["ignored"])

    @classmethod
    def showing(
        cls, text: DraftText | None, version: int | None, *, kind: PageKind, ignored: str = "[]"
    ) -> "TextForm":
        """Return the form of a text, or an empty one dated today."""
        if text is None:
            return cls(
                initial={
                    "published_on": clock.now().date(),
                    "language": "fr",
                    "ignored": ignored,
                },
                kind=kind,
            )
        names = ("title", "lead", "body", "place", "published_on", "language", "signer", "role")
        initial: dict[str, Any] = {name: getattr(text, name) for name in names}
        for name, typed in kind.write(text.facts).items():
            initial[FACT + name] = typed
        return cls(initial=initial | {"version": version, "ignored": ignored}, kind=kind)
