"""The desk's screen of the words of a ministry."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import MinistryRef
from kakaki.kernel.errors import InvalidInputError, KakakiError
from kakaki.ui.facade import desk_view
from kakaki.writing import selectors, services
from kakaki.writing.engine.gazetteers import countries
from kakaki.writing.helping import asking

HEAD = "texts.publish"  # Who keeps and removes words; whoever writes may propose some.
A_PAGE = 100  # words


@require_http_methods(["GET", "POST"])
@desk_view("texts.write")
def vocabulary(request: HttpRequest) -> HttpResponse:
    """Show the words of a ministry; add, keep and remove some."""
    person = accounts.person_for(request)
    slug = request.GET.get("ministere", "")
    ministry = accounts.ministry_to_act_for(person, "texts.write", slug)
    if request.method == "POST":
        try:
            _change(request, ministry)
        except KakakiError as error:
            messages.error(request, error.advice())
        return redirect(request.get_full_path())
    found = selectors.words_of(ministry.id)
    sought = request.GET.get("mot", "").strip()[:80]
    if sought:
        found = found.filter(written__icontains=sought)
    context = {
        "ministry": ministry,
        "ministries": person.ministries_where("texts.write"),
        "words": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "sought": sought,
        "added": request.GET.get("ajouter", "")[:80],
        "is_head": person.can(HEAD, ministry.id),
        "help_host": asking.server(),
        "has_country": any(code in countries() for code in _countries()),
    }
    return render(request, "writing/desk/vocabulary.html", context)


def _countries() -> tuple[str, ...]:
    return tuple(settings.KAKAKI_GAZETTEER)


def _number(request: HttpRequest) -> int:
    typed = request.POST.get("word", "")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 19):
        raise InvalidInputError("word", advice="Choisissez un mot de la liste.")
    return int(typed)


def _change(request: HttpRequest, ministry: MinistryRef) -> None:
    person = accounts.person_for(request)
    what = request.POST.get("what", "")
    is_head = person.can(HEAD, ministry.id)
    if what == "add":
        lines = request.POST.get("lines", "")
        if len(lines) > 300_000:
            raise InvalidInputError("long", advice="Cette liste est trop longue.")
        count = services.teach_words(
            ministry_id=ministry.id, text=lines, actor_id=person.id, propose=not is_head
        )
        done = "ajouté" if is_head else "proposé au responsable"
        several = "s" if count > 1 else ""
        plural = done.replace("é ", "és ") if " " in done else f"{done}{several}"
        said = f"{count} mot{several} {plural if several else done}." if count else ""
        messages.success(request, said or "Ces mots sont déjà dans la liste.")
        return
    accounts.require(person, HEAD, ministry.id)
    if what == "keep":
        services.keep_word(ministry_id=ministry.id, word_id=_number(request), actor_id=person.id)
        messages.success(request, "Mot gardé.")
    elif what == "remove":
        line = services.remove_word(
            ministry_id=ministry.id, word_id=_number(request), actor_id=person.id
        )
        messages.success(request, f"Retiré : « {line} ». Ajoutez-le de nouveau pour annuler.")
