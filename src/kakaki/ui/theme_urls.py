"""The address of each ministry's colours, on every host."""

from django.urls import path

from kakaki.ui import views

app_name = "theme"
urlpatterns = [path("<slug:slug>.css", views.theme, name="css")]
