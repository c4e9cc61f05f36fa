"""The addresses of the desk for texts, and of the public files of each site."""

from django.urls import path, re_path

from kakaki.sites import calendar, feeds
from kakaki.sites.sitemap import sitemap
from kakaki.sites.views import (
    aligning,
    banners,
    finding,
    opening,
    papers,
    photos,
    reading,
    reviews,
    scheduling,
    texts,
    visits,
    words,
)

app_name = "sites"
urlpatterns = [
    path("bureau/textes/", texts.texts, name="texts"),
    path("bureau/textes/nouveau/", texts.choose, name="choose"),
    path(
        "bureau/textes/nouveau/communique/",
        texts.new,
        {"kind": "communique"},
        name="new_communique",
    ),
    path("bureau/textes/nouveau/<slug:kind>/", texts.new, name="new"),
    path("bureau/textes/jeton/", texts.token, name="token"),
    path("bureau/textes/enregistrer/<slug:kind>/", texts.autosave_new, name="autosave_new"),
    path("bureau/textes/<int:page_id>/", texts.text, name="text"),
    path("bureau/textes/<int:page_id>/enregistrer/", texts.autosave, name="autosave"),
    path("bureau/textes/photos/", photos.begin, name="photos"),
    path("bureau/textes/photos/<uuid:upload_id>/", photos.piece, name="photo"),
    path("bureau/textes/<int:page_id>/photo/", photos.add, name="add_photo"),
    path("bureau/textes/<int:page_id>/word/", words.add, name="add_word"),
    path("bureau/textes/<int:page_id>/envoyer/", texts.ask, name="ask"),
    path("bureau/textes/<int:page_id>/relire/", reading.read, name="read"),
    path("bureau/textes/<int:page_id>/apercu/", reading.preview, name="preview"),
    path("bureau/textes/<int:page_id>/histoire/", reading.history, name="history"),
    path("bureau/textes/<int:page_id>/retirer/", scheduling.withdraw, name="withdraw"),
    path("bureau/textes/<int:page_id>/programme/annuler/", scheduling.cancel, name="cancel"),
    path("bureau/textes/<int:page_id>/embargo/", scheduling.embargo, name="embargo"),
    path("bureau/textes/<int:page_id>/sortir/", scheduling.take_out, name="take_out"),
    path("bureau/calendrier/", scheduling.planning, name="planning"),
    path("bureau/ensemble/", aligning.bundles, name="bundles"),
    path("bureau/ensemble/<int:bundle_id>/", aligning.bundle, name="bundle"),
    path("bureau/suspensions/", aligning.holds, name="holds"),
    path("bureau/suspensions/<int:hold_id>/lever/", aligning.lift, name="lift"),
    path("bureau/bandeaux/", banners.banner_list, name="banners"),
    path("bureau/bandeaux/<int:banner_id>/retirer/", banners.lower, name="lower_banner"),
    path("bureau/ministeres/ouvrir/", opening.open_ministry, name="open_ministry"),
    path("bureau/visites/", visits.show, name="visits"),
    path("bureau/visites/fichier/", visits.export, name="visits_export"),
    path("bureau/a-revoir/", reviews.due, name="reviews"),
    path("bureau/a-revoir/<int:page_id>/", reviews.page_life, name="page_life"),
    path("bureau/a-revoir/<int:page_id>/juste/", reviews.confirm, name="confirm_page"),
    path("bureau/a-revoir/<int:page_id>/annuler/", reviews.take_back, name="take_back_page"),
    path("recherche/", finding.search, name="search"),
    path("agenda.ics", calendar.site_calendar, name="calendar"),
    path("agenda/<int:page_id>.ics", calendar.event_calendar, name="event_calendar"),
    path("flux/<slug:section>.rss", feeds.section_rss, name="section_rss"),
    # Files that somebody put online keep their own addresses.
    re_path(
        r"^(?!media/|documents/|static/)(?P<where>(?:[\w-]+/)*[\w-]+)\.pdf$",
        papers.paper,
        name="paper",
    ),
    path("flux.rss", feeds.rss, name="rss"),
    path("flux.atom", feeds.atom, name="atom"),
    path("flux.json", feeds.json_feed, name="json_feed"),
    path("robots.txt", feeds.robots, name="robots"),
    path(".well-known/security.txt", feeds.security_contact, name="security_contact"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
