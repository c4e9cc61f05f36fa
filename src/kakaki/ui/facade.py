"""What other rooms may ask of the interface."""

from kakaki.ui import services
from kakaki.ui.access import desk_view

announce = services.announce
__all__ = ["announce", "desk_view"]
