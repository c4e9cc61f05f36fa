"""The addresses of what comes in."""

from django.urls import path

from kakaki.watch.views import feeds, giving, tip_lines, tips

app_name = "watch"
urlpatterns = [
    path("signaler/", tips.tip, name="tip"),
    path("bureau/rumeurs/flux/", feeds.listing, name="feeds"),
    path("bureau/rumeurs/flux/<int:feed_id>/", feeds.listening, name="listening"),
    path("bureau/rumeurs/flux/<int:feed_id>/lire/", feeds.reading, name="reading"),
    path("bureau/rumeurs/fichiers/", giving.give, name="give"),
    path("bureau/rumeurs/fichiers/<int:given_id>/", giving.given, name="given"),
    path("bureau/rumeurs/lignes/", tip_lines.listing, name="tip_lines"),
    path("bureau/rumeurs/lignes/<int:line_id>/", tip_lines.listening, name="tip_line"),
    path("lignes/<str:key>/", tip_lines.webhook, name="webhook"),
]
