"""The desk's screens for publishing and deliveries, and the public's for subscribing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.audit import facade as audit
from kakaki.channels import deliveries, secrets, subscriptions
from kakaki.channels.channel import Message, channels
from kakaki.channels.errors import ChannelError
from kakaki.channels.models import ChannelAccount, Delivery, Rendition
from kakaki.channels.nudging import nudge
from kakaki.kernel.errors import InvalidInputError, KakakiError, NotFoundError
from kakaki.seals import facade as seals
from kakaki.sites import facade as sites
from kakaki.sites.contracts import PageRef, Planned
from kakaki.ui import facade as ui
from kakaki.ui.facade import desk_view

MOST_SUBSCRIPTIONS = 20  # asked in an hour from one address.
CROWDED = "Beaucoup d’abonnements viennent de votre adresse. Réessayez dans une heure."


def _own_page(person: Person, page_id: int, capability: str) -> PageRef:
    page = sites.page(page_id)
    if not any(m.id == page.ministry_id for m in person.ministries_where(capability)):
        raise NotFoundError(f"page {page_id}", advice="Ce texte n’existe pas.")
    return page


def _cards(renditions: list[Rendition]) -> list[dict[str, Any]]:
    cards = []
    for rendition in renditions:
        channel = channels.get(rendition.account.channel)
        length, limit = channel.length(rendition.text)
        cards.append({"rendition": rendition, "channel": channel, "length": length, "limit": limit})
    return cards


def _edit(request: HttpRequest, renditions: list[Rendition], actor_id: int) -> dict[int, str]:
    """Keep what was typed for each channel; return what to mend, by rendition."""
    errors: dict[int, str] = {}
    for rendition in renditions:
        try:
            deliveries.edit_rendition(
                rendition=rendition,
                text=request.POST.get(f"text-{rendition.pk}", rendition.text),
                is_selected=f"on-{rendition.pk}" in request.POST,
                actor_id=actor_id,
            )
        except ChannelError as error:
            errors[rendition.pk] = error.advice()
    return errors


def _go(request: HttpRequest, page: PageRef, note: str) -> HttpResponse:
    """Publish a text, or give it its moment; raise KakakiError when it may not go."""
    actor_id = accounts.person_for(request).id
    if request.POST.get("when") == "later":
        at = sites.typed_moment(request.POST.get("day", ""), request.POST.get("hour", ""))
        sites.schedule_publication(page_id=page.id, at=at, actor_id=actor_id, note=note)
        messages.success(request, "Programmé. Vous pouvez le déplacer ou l’annuler jusque-là.")
        return redirect("sites:text", page_id=page.id)
    sites.publish_text(page_id=page.id, actor_id=actor_id, note=note)
    words = "Correction publiée." if page.is_live else "Publié."
    messages.success(request, f"{words} La page est en ligne et scellée.")
    return redirect("channels:deliveries_of", page_id=page.id)


@require_http_methods(["GET", "POST"])
@desk_view("texts.publish")
def publish(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what each channel will say, then publish everything with one button, now or later."""
    person = accounts.person_for(request)
    page = _own_page(person, page_id, "texts.publish")
    if request.method == "POST" and page.state == "published":
        # A second press, or one whose answer was lost: it is done.
        return redirect("channels:deliveries_of", page_id=page_id)
    renditions = deliveries.prepare_renditions(page=page)
    errors: dict[int, str] = {}
    planned = sites.planned_of(page_id)
    note, note_error = request.POST.get("note", planned.note).strip()[:300], ""
    if request.method == "POST":
        if page.is_live and not note:
            note_error = "Dites aux lecteurs ce qui est corrigé."
        errors = _edit(request, renditions, person.id)
        if not errors and not note_error:
            try:
                return _go(request, page, note)
            except InvalidInputError as error:
                errors[0] = error.advice()
            except KakakiError as error:
                messages.error(request, error.advice())
                return redirect("sites:text", page_id=page_id)
    cards = _cards(renditions)
    for card in cards:
        card["error"] = errors.get(card["rendition"].pk, "")
    context = {
        "page": page,
        "cards": cards,
        "heading": "Publier la correction" if page.is_live else "Publier",
        "note": note,
        "note_error": note_error,
        "planned": planned,
        **_moment_shown(request, planned),
        "moment_error": errors.get(0, ""),
    }
    is_refused = bool(errors or note_error)
    return render(request, "channels/publish.html", context, status=422 if is_refused else 200)


def _moment_shown(request: HttpRequest, planned: Planned) -> dict[str, object]:
    """Return what the fields of the moment show: what was typed, else what is planned."""
    at = planned.publish_at and timezone.localtime(planned.publish_at)
    return {
        "is_later": request.POST.get("when", "later" if at else "") == "later",
        "day": request.POST.get("day") or (f"{at:%Y-%m-%d}" if at else ""),
        "hour": request.POST.get("hour") or (f"{at:%H:%M}" if at else ""),
    }


@require_POST
@desk_view("texts.write")
def count(request: HttpRequest) -> JsonResponse:
    """Return the length of a text by the rule of one channel."""
    code = request.POST.get("channel", "")
    if code not in channels.all():
        raise Http404
    length, limit = channels.get(code).length(request.POST.get("text", ""))
    return JsonResponse({"length": length, "limit": limit})


def _deliveries_for(person: Person) -> Any:
    own = [ministry.id for ministry in person.ministries_where("texts.write")]
    return Delivery.objects.filter(ministry_id__in=own).select_related("account")


def _delivery_to_send(person: Person, delivery_id: int) -> Delivery:
    """Return a delivery that the person may send again; raise NotFoundError for another's."""
    found: Delivery | None = _deliveries_for(person).filter(pk=delivery_id).first()
    if found is None:
        raise NotFoundError(f"delivery {delivery_id}", advice="Cet envoi n’existe pas.")
    accounts.require(person, "texts.publish", found.ministry_id)
    return found


@require_GET
@desk_view("texts.write")
def all_deliveries(request: HttpRequest) -> HttpResponse:
    """List the newest deliveries of the person's ministries."""
    found = _deliveries_for(accounts.person_for(request))[:100]
    template = (
        "channels/rows.html" if request.headers.get("X-Requested-With") else "channels/list.html"
    )
    return render(request, template, {"deliveries": found, "may_retry": True})


@require_GET
@desk_view("texts.write")
def deliveries_of(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show where a text was sent, with the proof of each."""
    person = accounts.person_for(request)
    page = _own_page(person, page_id, "texts.write")
    found = list(_deliveries_for(person).filter(page_id=page_id))
    for one in found:
        one.doubts = deliveries.doubts_of(one)
    reference = seals.shown_reference(page.reference) if page.reference else ""
    context = {"page": page, "deliveries": found, "reference": reference}
    template = (
        "channels/rows.html" if request.headers.get("X-Requested-With") else "channels/page.html"
    )
    return render(request, template, context)


@require_POST
@desk_view("texts.publish")
def retry(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Ask again for a delivery that was refused or waits."""
    person = accounts.person_for(request)
    delivery = _delivery_to_send(person, delivery_id)
    with transaction.atomic():
        deliveries.try_again(delivery=delivery, actor_id=person.id)
        nudge([delivery])
    messages.success(request, "C’est noté : nous vérifions, puis nous réessayons.")
    return redirect("channels:deliveries_of", page_id=delivery.page_id)


@require_POST
@desk_view("texts.publish")
def retry_doubts(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Send again what may not have arrived: only a person may decide that."""
    person = accounts.person_for(request)
    delivery = _delivery_to_send(person, delivery_id)
    with transaction.atomic():
        deliveries.send_doubts_again(delivery=delivery, actor_id=person.id)
        nudge([delivery])
    messages.success(request, "Les lettres en doute repartent maintenant.")
    return redirect("channels:deliveries_of", page_id=delivery.page_id)


@require_GET
@desk_view("channels.manage")
def account_list(request: HttpRequest) -> HttpResponse:
    """List the accounts of the person's ministries and the channels that can be added."""
    person = accounts.person_for(request)
    own = person.ministries_where("channels.manage")
    found = [(m, ChannelAccount.objects.filter(ministry_id=m.id)) for m in own]
    addable = [channel for channel in channels if channel.settings]
    return render(request, "channels/accounts.html", {"found": found, "addable": addable})


@require_http_methods(["GET", "POST"])
@desk_view("channels.manage")
def account(request: HttpRequest, code: str, account_id: int = 0) -> HttpResponse:
    """Set up an account: its address, its secret (never shown again), and whether it works."""
    person = accounts.person_for(request)
    if code not in channels.all():
        raise Http404
    channel = channels.get(code)
    ministry = accounts.ministry_to_act_for(
        person, "channels.manage", request.POST.get("ministry", "")
    )
    own = [m.id for m in person.ministries_where("channels.manage")]
    found = ChannelAccount.objects.filter(pk=account_id, ministry_id__in=own, channel=code).first()
    if account_id and found is None:
        raise NotFoundError(f"account {account_id}", advice="Ce compte n’existe pas.")
    row = found or ChannelAccount(ministry_id=ministry.id, channel=code, label=channel.label)
    error = ""
    if request.method == "POST":
        error = _keep_account(request, row, person.id)
        if not error:
            return redirect("channels:accounts")
    context = {"channel": channel, "account": row, "error": error}
    return render(request, "channels/account.html", context, status=422 if error else 200)


def _keep_account(request: HttpRequest, row: ChannelAccount, actor_id: int) -> str:
    """Try what was typed, keep it when it works; return what to mend, '' when nothing."""
    channel = channels.get(row.channel)
    row.label = request.POST.get("label", "").strip()[:80] or channel.label
    row.is_enabled = "enabled" in request.POST
    secret = secrets.show(row.secret)
    for setting in channel.settings:
        typed = request.POST.get(setting.name, "").strip()[:500]
        if setting.is_secret:
            secret = typed or secret
        else:
            row.settings[setting.name] = typed
    trial = Message(
        key="", page_id=0, ministry_id=row.ministry_id, title="", text="", url="", language="fr",
        settings=row.settings, secret=secret,
    )  # fmt: skip
    try:
        words = channel.test(trial)
    except ChannelError as error:
        return error.advice()
    row.secret = secrets.hide(secret)
    with transaction.atomic():
        row.save()
        audit.record(
            action="channels.account_changed",
            actor_id=actor_id,
            ministry_id=row.ministry_id,
            target=f"account:{row.pk}",
            summary=row.label,
        )
    messages.success(request, words)
    return ""


@require_http_methods(["GET", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """Ask for a ministry's texts by e-mail; the answer is the same for every address."""
    slug = request.POST.get("ministry") or request.GET.get("ministere", "")
    offered = accounts.ministries()
    error = ""
    if request.method == "POST":
        email = request.POST.get("email", "").strip()
        ministry = accounts.ministry_by_slug(slug)
        try:
            validate_email(email)
        except ValidationError:
            error = "Cette adresse n’est pas complète. Exemple : nom@exemple.com"
        if ministry is None:
            error = "Choisissez un ministère."
        if not error and ministry is not None:
            ui.check_limit(
                request=request, what="subscribe", most=MOST_SUBSCRIPTIONS, advice=CROWDED
            )
            subscriptions.ask(ministry_id=ministry.id, email=email)
            return render(request, "channels/asked.html", {"email": email})
    context = {
        "offered": offered,
        "slug": slug,
        "error": error,
        "typed": request.POST.get("email", ""),
    }
    return render(request, "channels/subscribe.html", context, status=422 if error else 200)


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm a subscription, by a button: mail scanners open links by themselves."""
    if request.method == "POST":
        reader = subscriptions.confirm(token=token)
        return render(
            request,
            "channels/done.html",
            {"ministry_name": accounts.ministry(reader.ministry_id).name, "joined": True},
        )
    reader = subscriptions.reader_of(token, max_age=subscriptions.LONGEST_WAIT)
    context = {"ministry_name": accounts.ministry(reader.ministry_id).name, "joining": True}
    return render(request, "channels/confirm.html", context)


@csrf_exempt
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Leave a list; mail programs post here by themselves (RFC 8058), so no form is needed."""
    if request.method == "POST":
        subscriptions.leave(token=token)
        return render(request, "channels/done.html", {"joined": False})
    reader = subscriptions.reader_of(token)
    context = {"ministry_name": accounts.ministry(reader.ministry_id).name, "joining": False}
    return render(request, "channels/confirm.html", context)


for _view in (subscribe, confirm, leave):
    _view.access = "public"  # type: ignore[attr-defined]
