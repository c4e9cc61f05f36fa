"""The addresses of what comes in."""

from django.urls import path

from kakaki.watch import views

app_name = "watch"
urlpatterns = [path("signaler/", views.tip, name="tip")]
