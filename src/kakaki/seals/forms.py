"""The form of the public counter."""

from django import forms


class CounterForm(forms.Form):
    """What somebody wants to know the origin of."""

    text = forms.CharField(
        label="Une référence, un lien ou un texte",
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Tapez la référence de 8 caractères, ou collez le texte reçu.",
    )
    file = forms.FileField(
        label="Ou une photo, une capture d’écran, un PDF",
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,application/pdf,text/plain"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for field in self.fields.values():
            # One of the two is enough, so neither is called optional.
            field.is_alternative = True  # type: ignore[attr-defined]
