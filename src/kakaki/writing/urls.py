"""The addresses that the advice panel asks."""

from django.urls import path

from kakaki.writing import views

app_name = "writing"
urlpatterns = [
    path("controle/", views.control, name="control"),
    path("blocs/", views.blocks, name="blocks"),
    path("chapo/", views.lead, name="lead"),
]
