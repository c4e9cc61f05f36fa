"""The desk's screens of approvals: those that wait for me, and the rules of my ministry."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import MinistryRef
from kakaki.kernel.errors import InvalidInputError
from kakaki.sites.approving import flows, sentence, turns
from kakaki.sites.page_kind import kinds_in_order
from kakaki.ui.facade import desk_view

HOW = [
    ("1", "Une approbation"),
    ("2", "Deux approbations, dans l’ordre"),
    ("0", "Aucune : l’auteur seul (sortes légères seulement)"),
]


class FlowForm(forms.Form):
    """Which texts, how many approvals, and of whom."""

    kind = forms.ChoiceField(label="Quels textes", required=False)
    count = forms.ChoiceField(label="Combien d’approbations", choices=HOW, initial="1")

    def __init__(self, ministry_id: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        light = " (sorte légère)"
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            ("", flows.OTHERS),
            *((one.code, one.label + (light if one.is_light else "")) for one in kinds_in_order()),
        ]
        self.fields["kind"].is_alternative = True  # type: ignore[attr-defined]
        may = flows.approvers_of(ministry_id)
        people = sorted(((str(one), accounts.name_of(one)) for one in may), key=lambda p: p[1])
        for number, rank in ((1, "Première"), (2, "Deuxième")):
            self.fields[f"label_{number}"] = forms.CharField(
                label=f"{rank} approbation : son nom",
                max_length=60,
                required=False,
                help_text="« Responsable », « conseiller juridique », « cabinet du ministre ».",
            )
            self.fields[f"approver_{number}"] = forms.ChoiceField(
                label=f"{rank} approbation : qui la donne",
                choices=[("", "Toute autre personne qui approuve"), *people],
                required=False,
            )
            self.fields[f"substitute_{number}"] = forms.ChoiceField(
                label=f"{rank} approbation : qui la donne en son absence",
                choices=[("", "Personne"), *people],
                required=False,
            )

    def steps(self) -> list[flows.Step]:
        """Return the approvals that were chosen."""
        given = self.cleaned_data
        return [
            flows.Step(
                given[f"label_{n}"],
                int(given[f"approver_{n}"]) if given[f"approver_{n}"] else None,
                int(given[f"substitute_{n}"]) if given[f"substitute_{n}"] else None,
            )
            for n in range(1, int(given["count"]) + 1)
        ]


def _ministry(request: HttpRequest) -> MinistryRef:
    person = accounts.person_for(request)
    asked = request.GET.get("ministere", "")
    return accounts.ministry_to_act_for(person, "approvals.manage", asked)


def _back(ministry: MinistryRef) -> HttpResponse:
    return redirect(f"{reverse('sites:flows')}?ministere={ministry.slug}")


@require_http_methods(["GET", "POST"])
@desk_view("approvals.manage")
def rules(request: HttpRequest) -> HttpResponse:
    """Show who approves what in a ministry, and choose it."""
    ministry = _ministry(request)
    person = accounts.person_for(request)
    form = FlowForm(ministry.id, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            flows.choose_flow(
                ministry_id=ministry.id,
                kind=form.cleaned_data["kind"],
                steps=form.steps(),
                actor_id=person.id,
            )
        except InvalidInputError as error:
            form.add_error(None, error.advice())
        else:
            messages.success(
                request, "La règle vaut pour les textes envoyés à partir de maintenant."
            )
            return _back(ministry)
    context = {
        "form": form,
        "ministry_chosen": ministry,
        "ministries": person.ministries_where("approvals.manage"),
        "flows": [(flow, flows.kind_label(flow.kind)) for flow in flows.flows_of(ministry.id)],
    }
    status = 422 if form.is_bound else 200
    return render(request, "sites/desk/flows.html", context, status=status)


@require_POST
@desk_view("approvals.manage")
def forget(request: HttpRequest) -> HttpResponse:
    """Go back to one approval for a kind of text."""
    ministry = _ministry(request)
    flows.forget_flow(
        ministry_id=ministry.id,
        kind=request.POST.get("kind", ""),
        actor_id=accounts.person_for(request).id,
    )
    messages.success(request, "Cette règle est retirée : une approbation suffit.")
    return _back(ministry)


@require_GET
@desk_view("texts.approve")
def mine(request: HttpRequest) -> HttpResponse:
    """List what waits for this person's approval, for others', and what they approved."""
    person = accounts.person_for(request)
    waiting = [
        (reading, sentence.turn_in_words(turn), is_mine)
        for reading, turn, is_mine in turns.waiting_for(person)
    ]
    context = {
        "yours": [line for line in waiting if line[2]],
        "others": [line for line in waiting if not line[2]],
        "given": turns.given_by(person),
    }
    return render(request, "sites/desk/approvals.html", context)
