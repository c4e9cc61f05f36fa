"""The desk's screen of languages: what is translated, what is to be done, what a site offers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import MinistryRef
from kakaki.kernel import languages
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError
from kakaki.sites import selectors
from kakaki.sites.translating import completeness, site_languages
from kakaki.ui.facade import desk_view


def _other_languages(ministry: MinistryRef) -> list[languages.Language]:
    try:
        profile = selectors.profile_of(ministry.id)
    except NotFoundError:
        return []
    present = {one.code for one in site_languages.offered(profile)}
    return [one for one in languages.others() if one.code not in present]


@require_GET
@desk_view("texts.write")
def show(request: HttpRequest) -> HttpResponse:
    """Show how far each site of the person is translated; to the Cabinet, every site."""
    person = accounts.person_for(request)
    own = {m.id: m for m in person.ministries_where("texts.write")}
    listed = [
        {
            "ministry": own[one.ministry_id],
            "languages": one.languages,
            "others": _other_languages(own[one.ministry_id]),
            "may_offer": person.can("texts.publish", one.ministry_id),
        }
        for one in completeness.of_ministries(own)
    ]
    everybody = []
    if person.can_everywhere("texts.align"):
        names = {m.id: m for m in accounts.ministries()}
        everybody = [
            {"ministry": names[one.ministry_id], "languages": one.languages}
            for one in completeness.of_ministries(names)
        ]
    context = {"listed": listed, "everybody": everybody}
    return render(request, "sites/desk/languages.html", context)


@require_POST
@desk_view("texts.publish")
def offer(request: HttpRequest) -> HttpResponse:
    """Offer a language on the site of one of the person's ministries."""
    person = accounts.person_for(request)
    ministry = accounts.ministry_to_act_for(
        person, "texts.publish", request.POST.get("ministere", "")
    )
    try:
        offered = site_languages.offer_language(
            ministry_id=ministry.id,
            code=request.POST.get("langue", ""),
            name=request.POST.get("nom", ""),
            actor_id=person.id,
        )
        language = languages.get(offered.code)
        messages.success(request, f"Le site est proposé en {language.french_name}.")
    except (InvalidInputError, ConflictError) as error:
        messages.error(request, error.advice())
    return redirect("sites:languages")


@require_POST
@desk_view("texts.publish")
def stop(request: HttpRequest) -> HttpResponse:
    """Offer a language no longer; its pages stay."""
    person = accounts.person_for(request)
    ministry = accounts.ministry_to_act_for(
        person, "texts.publish", request.POST.get("ministere", "")
    )
    site_languages.stop_offering(
        ministry_id=ministry.id, code=request.POST.get("langue", ""), actor_id=person.id
    )
    messages.success(request, "Cette langue n’est plus proposée. Ses pages restent en ligne.")
    return redirect("sites:languages")
