"""A communiqué: what the ministry announces, dated and signed."""

from kakaki.sites.page_kind import PageKind

kind = PageKind(
    __name__,
    "Communiqué",
    "Communiqués",
    "communiques",
    "Une annonce officielle, datée et signée.",
    has_place=True,
    has_signer=True,
    order=10,
)
