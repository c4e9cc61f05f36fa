"""What is typed before a restore: the name of the government, so that nobody does it by mistake."""

from django import forms
from django.conf import settings


class RestoreForm(forms.Form):
    """Ask for the name of the government."""

    name = forms.CharField(label="Nom du gouvernement", max_length=200)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own parameters.
        self.fields["name"].help_text = f"Recopiez : {settings.KAKAKI_GOVERNMENT}"

    def clean_name(self) -> str:
        """Refuse anything else than the name, whatever its capitals and spaces."""
        typed = " ".join(self.cleaned_data["name"].split())
        if typed.casefold() != settings.KAKAKI_GOVERNMENT.casefold():
            raise forms.ValidationError(f"Recopiez « {settings.KAKAKI_GOVERNMENT} ».")
        return typed
