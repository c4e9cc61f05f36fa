"""What a person does about a link that leads nowhere or elsewhere."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import KakakiError
from kakaki.sites.lifecycle import linking
from kakaki.sites.lifecycle.pages import online_page
from kakaki.ui.facade import desk_view


@require_POST
@desk_view("texts.write")
def act(request: HttpRequest, page_id: int, link_id: int) -> HttpResponse:
    """Leave a link as it is, look after it again, or make a draft with its new address."""
    person = accounts.person_for(request)
    online_page(person, page_id, "texts.write")
    what = request.POST.get("what", "")
    try:
        if what == "change":
            linking.change_link(page_id=page_id, link_id=link_id, actor_id=person.id)
            messages.success(
                request, "Le lien est changé dans un brouillon. Relisez, puis envoyez-le."
            )
            return redirect("sites:text", page_id=page_id)
        because = request.POST.get("because", "").strip() if what == "leave" else ""
        if what == "leave" and not because:
            messages.error(request, "Dites pourquoi ce lien reste tel quel.")
        else:
            linking.leave_link(
                page_id=page_id, link_id=link_id, because=because, actor_id=person.id
            )
            messages.success(request, "C’est noté.")
    except KakakiError as error:
        messages.error(request, error.advice())
    return redirect("sites:page_life", page_id=page_id)
