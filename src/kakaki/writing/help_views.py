"""The desk's screen to ask a machine for a proposal: what is sent is shown, and agreed to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import KakakiError, RefusedError
from kakaki.ui.facade import desk_view
from kakaki.writing.helping import asking
from kakaki.writing.helping.port import LABEL, USES


@require_http_methods(["GET", "POST"])
@desk_view("texts.write")
def help_by_machine(request: HttpRequest) -> HttpResponse:
    """Ask for a proposal, shown beside what was sent; nothing is put into a text."""
    host = asking.server()
    if not host:
        raise Http404
    person = accounts.person_for(request)
    ministry = accounts.ministry_to_act_for(person, "texts.write")
    text = request.POST.get("text", "")
    use = request.POST.get("use", "shorten")
    context = {"host": host, "uses": USES.values(), "use": use, "text": text, "label": LABEL}
    status = 200
    if request.method == "POST":
        try:
            context["proposal"] = asking.propose(
                use=use,
                text=text,
                has_consented=request.POST.get("consent") == "yes",
                actor_id=person.id,
                ministry_id=ministry.id,
            )
        except RefusedError:
            raise
        except KakakiError as error:
            context["advice"], status = error.advice(), 422
    return render(request, "writing/desk/help.html", context, status=status)
