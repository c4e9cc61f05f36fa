"""The addresses of the desk for texts, and of the public files of each site."""

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter

from kakaki.kernel import languages as languages_known
from kakaki.sites import calendar, feeds
from kakaki.sites.sitemap import sitemap
from kakaki.sites.views import (
    aligning,
    approving,
    banners,
    finding,
    languages,
    opening,
    outsiders,
    papers,
    photos,
    pictures,
    previewing,
    reading,
    scheduling,
    sharing,
    texts,
    translating,
    undoing,
    visits,
    words,
)


class TokenConverter(StringConverter):
    """The token of a link: forty-three signs, so that no page of a site is taken for one."""

    regex = "[A-Za-z0-9_-]{43}"


register_converter(TokenConverter, "token")
app_name = "sites"
IN_LANGUAGE = rf"(?P<language>{'|'.join(one.code for one in languages_known.others())})"
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
    path("bureau/textes/<int:page_id>/presence/", texts.present, name="present"),
    path("bureau/textes/<int:page_id>/envoyer/", texts.ask, name="ask"),
    path("bureau/textes/<int:page_id>/relire/", reading.read, name="read"),
    path("bureau/textes/<int:page_id>/apercu/", previewing.preview, name="preview"),
    path(
        "bureau/textes/<int:page_id>/apercu/<slug:version>/",
        previewing.framed,
        name="preview_page",
    ),
    path("bureau/textes/<int:page_id>/montrer/", sharing.share, name="share"),
    path(
        "bureau/textes/<int:page_id>/montrer/<int:link_id>/fermer/", sharing.revoke, name="revoke"
    ),
    path(
        "bureau/textes/<int:page_id>/remarques/<int:remark_id>/lue/",
        sharing.mark_read,
        name="remark_read",
    ),
    path("bureau/textes/approbations/", approving.mine, name="approvals"),
    path("bureau/textes/regles/", approving.rules, name="flows"),
    path("bureau/textes/regles/retirer/", approving.forget, name="forget_flow"),
    path("bureau/textes/remarques/", sharing.received, name="remarks"),
    path("projet/<token:token>/", outsiders.shared, name="shared"),
    path("projet/<token:token>/remarque/", outsiders.remark, name="remark"),
    path(
        "projet/<token:token>/image/<int:image_id>/<int:width>/",
        outsiders.picture,
        name="shared_picture",
    ),
    path("projet/<token:token>/fichier/<int:document_id>/", outsiders.document, name="shared_file"),
    path("bureau/textes/<int:page_id>/histoire/", reading.history, name="history"),
    path(
        "bureau/textes/<int:page_id>/histoire/<int:revision_id>/revenir/",
        undoing.go_back,
        name="go_back",
    ),
    path("bureau/textes/<int:page_id>/reprendre/", undoing.take_back, name="take_back"),
    path("bureau/textes/<int:page_id>/renvoyer/", undoing.send_again, name="send_again"),
    path("bureau/textes/<int:page_id>/jeter/", undoing.throw_away, name="throw_away"),
    path("bureau/textes/<int:page_id>/sauver/", undoing.take_out, name="take_out_of_bin"),
    path("bureau/textes/corbeille/", undoing.bin_list, name="bin"),
    path("bureau/textes/<int:page_id>/photo/<uuid:number>/", pictures.picture, name="picture"),
    path("bureau/textes/<int:page_id>/retirer/", scheduling.withdraw, name="withdraw"),
    path("bureau/textes/<int:page_id>/programme/annuler/", scheduling.cancel, name="cancel"),
    path("bureau/textes/<int:page_id>/embargo/", scheduling.embargo, name="embargo"),
    path("bureau/textes/<int:page_id>/sortir/", scheduling.take_out, name="take_out"),
    path("bureau/textes/<int:page_id>/traduire/", translating.begin, name="translate"),
    path("bureau/textes/<int:page_id>/traduction/", translating.translation, name="translation"),
    path(
        "bureau/textes/<int:page_id>/traduction/enregistrer/",
        translating.autosave,
        name="autosave_translation",
    ),
    path(
        "bureau/textes/<int:page_id>/traduction/envoyer/",
        translating.ask,
        name="ask_translation",
    ),
    path("bureau/langues/", languages.show, name="languages"),
    path("bureau/langues/proposer/", languages.offer, name="offer_language"),
    path("bureau/langues/cesser/", languages.stop, name="stop_language"),
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
    path("recherche/", finding.search, name="search"),
    re_path(rf"^{IN_LANGUAGE}/recherche/$", finding.search),
    re_path(rf"^{IN_LANGUAGE}/flux/(?P<section>[-\w]+)\.rss$", feeds.section_rss),
    re_path(rf"^{IN_LANGUAGE}/flux\.rss$", feeds.rss),
    re_path(rf"^{IN_LANGUAGE}/flux\.atom$", feeds.atom),
    re_path(rf"^{IN_LANGUAGE}/flux\.json$", feeds.json_feed),
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
