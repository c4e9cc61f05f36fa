"""The feeds of the ministry's own site: sent once a reader who asks for the feed finds the text."""

from kakaki.channels.channel import Channel, Message, Proof
from kakaki.channels.errors import ChannelRefusedError
from kakaki.sites import facade as sites


class WebFeed(Channel):
    """RSS, Atom and JSON feeds."""

    label = "Flux du site"
    help = "RSS, Atom et JSON : repris par les sites d’information et les applications."
    opens_by_itself = True

    def send(self, message: Message) -> Proof:
        """Check that the feed carries the page: nothing else has to be done."""
        found = self.find(message)
        if found is None:
            raise ChannelRefusedError(
                f"page {message.page_id} is not in the feed",
                advice="La page n’est pas encore dans les flux.",
                is_final=False,
            )
        return found

    def find(self, message: Message) -> Proof | None:
        """Return the address of the feed when it carries the page."""
        if not sites.feed_contains(message.page_id):
            return None
        return Proof(
            message_id=message.url, permalink=f"{sites.url_of_site(message.ministry_id)}flux.rss"
        )

    def withdraw(self, message: Message) -> Proof:
        """A withdrawn text leaves the feeds by itself."""
        return Proof(note="Le texte n’est plus dans les flux.")


channel = WebFeed(__name__)
