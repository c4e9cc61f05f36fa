"""The addresses that the advice panel asks, and the screen of the vocabulary."""

from django.urls import path

from kakaki.writing import help_views, views, vocabulary_views

app_name = "writing"
urlpatterns = [
    path("bureau/redaction/controle/", views.control, name="control"),
    path("bureau/redaction/grammaire/", views.grammar, name="grammar"),
    path("bureau/redaction/aide/", help_views.help_by_machine, name="help"),
    path("bureau/vocabulaire/", vocabulary_views.vocabulary, name="vocabulary"),
    path("bureau/redaction/blocs/", views.blocks, name="blocks"),
    path("bureau/redaction/chapo/", views.lead, name="lead"),
]
