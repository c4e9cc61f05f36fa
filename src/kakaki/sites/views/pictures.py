"""The desk's screen of one picture of a text: say what it shows, or take it away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.images import get_image_model

from kakaki.accounts import facade as accounts
from kakaki.sites import selectors
from kakaki.sites.access import page_of
from kakaki.sites.photo_form import PictureForm
from kakaki.sites.undoing import versions
from kakaki.ui.facade import desk_view


@require_http_methods(["GET", "POST"])
@desk_view("texts.write")
def picture(request: HttpRequest, page_id: int, number: UUID) -> HttpResponse:
    """Show what a picture says, change it, or take the picture out of the text."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.write", at_the_desk=True)
    value = versions.picture_of(page_id, str(number))["value"]
    known = {name: value.get(name) or "" for name in ("alternative", "caption")}
    form = PictureForm(request.POST or None, initial=known)
    if request.method == "POST" and request.POST.get("then") == "remove":
        versions.remove_picture(page_id=page_id, number=str(number), actor_id=person.id)
        messages.success(request, "Photo retirée du texte.")
        return redirect(f"{reverse('sites:text', args=[page_id])}?avant={page.version}")
    if request.method == "POST" and form.is_valid():
        versions.describe_picture(
            page_id=page_id, number=str(number), actor_id=person.id, **form.cleaned_data
        )
        messages.success(request, "Enregistré.")
        return redirect("sites:text", page_id=page_id)
    image = get_image_model().objects.filter(pk=value.get("image")).first()
    context = {"page": page, "form": form, "thumbnail": selectors.thumbnail_url(image)}
    status = 422 if form.is_bound else 200
    return render(request, "sites/desk/picture.html", context, status=status)
