"""The addresses of the desk's frame."""

from django.urls import path

from kakaki.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.home, name="home"),
    path("service.js", views.service, name="service"),
    path("sur-ce-telephone/", views.on_device, name="on_device"),
    path("attente/", views.waiting, name="waiting"),
    path("composants/", views.components, name="components"),
    path("evenements/", views.events, name="events"),
    path("evenements/depuis/<int:last_id>/", views.events_since, name="events_since"),
]
