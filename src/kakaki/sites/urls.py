"""The addresses of the desk for texts, and of the public files of each site."""

from django.urls import path

from kakaki.sites import feeds, views
from kakaki.sites.sitemap import sitemap

app_name = "sites"
urlpatterns = [
    path("bureau/communiques/", views.communiques, name="communiques"),
    path("bureau/communiques/nouveau/", views.new, name="new"),
    path("bureau/communiques/enregistrer/", views.autosave_new, name="autosave_new"),
    path("bureau/communiques/<int:page_id>/", views.communique, name="communique"),
    path("bureau/communiques/<int:page_id>/enregistrer/", views.autosave, name="autosave"),
    path("bureau/communiques/<int:page_id>/envoyer/", views.ask, name="ask"),
    path("bureau/communiques/<int:page_id>/relire/", views.read, name="read"),
    path("bureau/communiques/<int:page_id>/apercu/", views.preview, name="preview"),
    path("bureau/communiques/<int:page_id>/histoire/", views.history, name="history"),
    path("bureau/communiques/<int:page_id>/retirer/", views.withdraw, name="withdraw"),
    path("bureau/ministeres/ouvrir/", views.open_ministry, name="open_ministry"),
    path("flux.rss", feeds.rss, name="rss"),
    path("flux.atom", feeds.atom, name="atom"),
    path("flux.json", feeds.json_feed, name="json_feed"),
    path("robots.txt", feeds.robots, name="robots"),
    path(".well-known/security.txt", feeds.security_contact, name="security_contact"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
