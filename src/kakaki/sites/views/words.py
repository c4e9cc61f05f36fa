"""The desk's screen to bring in the words of a Word file."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import InvalidInputError
from kakaki.sites import drafts
from kakaki.sites.access import page_of
from kakaki.sites.engine import word
from kakaki.ui.facade import desk_view


class WordForm(forms.Form):
    """A Word file."""

    file = forms.FileField(
        label="Fichier Word",
        help_text="Un fichier « .docx », 5 Mo au plus. Ses images et ses notes restent dehors.",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        error_messages={"required": "Choisissez un fichier.", "empty": "Ce fichier est vide."},
    )


@require_http_methods(["GET", "POST"])
@desk_view("texts.write")
def add(request: HttpRequest, page_id: int) -> HttpResponse:
    """Add the words of a Word file at the end of a text; nothing that is there is replaced."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.write", at_the_desk=True)
    form = WordForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = word.read(form.cleaned_data["file"].read(word.LARGEST + 1))
            drafts.append_words(
                page_id=page_id, title=found.title, words=found.text, actor_id=person.id
            )
        except InvalidInputError as error:
            form.add_error("file", error.advice())
        else:
            without = (
                " sans les notes de bas de page ni les commentaires" if found.has_notes else ""
            )
            messages.success(request, f"Texte importé{without}. Relisez-le.")
            return redirect("sites:text", page_id=page_id)
    status = 422 if request.method == "POST" else 200
    return render(request, "sites/desk/word.html", {"form": form, "page": page}, status=status)
