"""The desk's screen for banners: what stands above every page, and until when."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.kernel import clock
from kakaki.kernel.errors import KakakiError, NotFoundError
from kakaki.sites import banners
from kakaki.sites.models import Banner
from kakaki.ui.facade import desk_view

EVERYWHERE = "tous"


class BannerForm(forms.Form):
    """One sentence, where it is shown, and until when."""

    where = forms.ChoiceField(label="Où")
    kind = forms.ChoiceField(label="Sorte", choices=list(Banner.KINDS.items()))
    text = forms.CharField(
        label="Phrase",
        max_length=banners.LONGEST_TEXT,
        help_text="Ce qui arrive et ce qu’il faut faire, en une phrase.",
    )
    link = forms.CharField(
        label="Page à lire",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    ends_at = forms.DateTimeField(
        label="Jusqu’au",
        input_formats=["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, person: Person, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own parameters.
        places = [(str(m.id), m.name) for m in person.ministries_where("banners.raise")]
        if person.can("banners.raise_everywhere"):
            places = [(EVERYWHERE, "Tous les sites du gouvernement"), *places]
        self.fields["where"].choices = places  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@desk_view("banners.raise")
def banner_list(request: HttpRequest) -> HttpResponse:
    """Show the banners that are up, and raise another one."""
    person = accounts.person_for(request)
    tomorrow = timezone.localtime(clock.now()) + timedelta(days=1)
    form = BannerForm(person, request.POST or None, initial={"ends_at": tomorrow})
    if request.method == "POST" and form.is_valid() and _raise(request, form, person):
        return redirect("sites:banners")
    own = [m.id for m in person.ministries_where("banners.raise")]
    raised = banners.raised_by(own, everywhere=person.can("banners.raise_everywhere"))
    context = {"form": form, "raised": raised.select_related("ministry")}
    status = 422 if form.is_bound else 200
    return render(request, "sites/desk/banners.html", context, status=status)


def _raise(request: HttpRequest, form: BannerForm, person: Person) -> bool:
    given = form.cleaned_data
    where = given.pop("where")
    try:
        banners.raise_banner(
            **given, ministry_id=None if where == EVERYWHERE else int(where), actor_id=person.id
        )
    except KakakiError as error:
        form.add_error(None, error.advice())
        return False
    messages.success(request, "Le bandeau est affiché en haut de chaque page.")
    return True


@require_POST
@desk_view("banners.raise")
def lower(request: HttpRequest, banner_id: int) -> HttpResponse:
    """Take a banner down."""
    person = accounts.person_for(request)
    own = [m.id for m in person.ministries_where("banners.raise")]
    mine = banners.raised_by(own, everywhere=person.can("banners.raise_everywhere"))
    if not mine.filter(pk=banner_id).exists():
        raise NotFoundError(f"banner {banner_id}", advice="Ce bandeau n’existe pas.")
    banners.lower_banner(banner_id=banner_id, actor_id=person.id)
    messages.success(request, "Le bandeau est retiré.")
    return redirect("sites:banners")
