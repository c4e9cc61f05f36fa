"""A piece of news: what happened, told to everybody."""

from kakaki.sites.page_kind import PageKind

kind = PageKind(
    __name__,
    "Actualité",
    "Actualités",
    "actualites",
    "Ce qui s’est passé : une visite, un chantier, une campagne.",
    has_place=True,
    order=15,
)
