"""The addresses of what comes in."""

from django.urls import path

from kakaki.watch.views import feeds, tips

app_name = "watch"
urlpatterns = [
    path("signaler/", tips.tip, name="tip"),
    path("bureau/rumeurs/flux/", feeds.listing, name="feeds"),
    path("bureau/rumeurs/flux/<int:feed_id>/", feeds.listening, name="listening"),
    path("bureau/rumeurs/flux/<int:feed_id>/lire/", feeds.reading, name="reading"),
]
