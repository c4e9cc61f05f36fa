"""What other rooms may ask of the interface."""

from kakaki.ui import services
from kakaki.ui.access import desk_view
from kakaki.ui.engine.contrast import is_colour, readable_accent
from kakaki.ui.engine.theme import paper_sheet
from kakaki.ui.limits import check_limit

announce = services.announce
__all__ = ["announce", "check_limit", "desk_view", "is_colour", "paper_sheet", "readable_accent"]
