"""A sample of every component, for the page that shows them all."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator

from kakaki.kernel import clock
from kakaki.ui import icons
from kakaki.ui.forms import KakakiFormRenderer
from kakaki.ui.selectors import Place


class SampleForm(forms.Form):
    """One field of each kind that the rooms use."""

    default_renderer = KakakiFormRenderer
    title = forms.CharField(label="Titre", help_text="Dites le fait, en 60 signes.", max_length=80)
    town = forms.ChoiceField(
        label="Ville", choices=[("tassara", "Tassara"), ("bilmari", "Bilmari")], required=False
    )
    body = forms.CharField(label="Texte", widget=forms.Textarea(attrs={"rows": 3}))
    tone = forms.ChoiceField(
        label="Langue de la réponse",
        choices=[("fr", "Français"), ("ha", "Hausa (ɓ ɗ ƙ ƴ)")],
        widget=forms.RadioSelect,
        initial="ha",
    )
    day = forms.DateField(
        label="Jour", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    agreed = forms.BooleanField(label="J’ai relu ce texte")


class SampleFileForm(forms.Form):
    """A field that takes a file."""

    default_renderer = KakakiFormRenderer
    photo = forms.FileField(label="Photo du communiqué", required=False)


REFUSED = {"refused-town": "bilmari", "refused-body": "Un texte", "refused-tone": "fr"}


def samples() -> dict[str, Any]:
    """Return what the page of components shows."""
    now = clock.now()
    return {
        "form": SampleForm(),
        "refused": SampleForm(REFUSED, prefix="refused"),
        "file_field": SampleFileForm()["photo"],
        "icons": sorted(icons.PATHS),
        "tones": ["good", "warn", "bad", "info"],
        "tile": Place(
            "Écrire un communiqué", "Les conseils viennent en écrivant", "pen", "#tuiles"
        ),
        "head": ["Canal", "État", "Abonnés"],
        "rows": [("Courriel", "Envoyé", "1 204"), ("Mastodon", "À vérifier", "310")],
        "tabs": [
            {"label": "À relire", "url": "#onglets", "is_here": True},
            {"label": "Publiés", "url": "#onglets"},
        ],
        "page": Paginator(range(30), 10).page(2),
        "crumbs": [{"title": "Accueil", "url": "#fil"}, {"title": "Communiqués"}],
        "timeline": [
            {"label": "Signalée", "at": now - timedelta(days=2), "actor": "un citoyen"},
            {"label": "Ouverte", "at": now - timedelta(hours=3), "actor": "Aïssa Goumar"},
            {"label": "En relecture", "at": now - timedelta(minutes=4), "note": "Deux sources."},
        ],
        "steps": [
            {"label": "Écrire", "is_done": True},
            {"label": "Relire", "is_here": True},
            {"label": "Publier"},
        ],
        "pieces": [
            {"kind": "same", "text": "Le centre ouvre de 8 h à "},
            {"kind": "removed", "text": "18 h"},
            {"kind": "added", "text": "16 h"},
            {"kind": "same", "text": "."},
        ],
    }
