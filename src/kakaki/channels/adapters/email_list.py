"""Letters to the ministry's subscribers, one each, never the same one twice."""

from kakaki.channels import letters
from kakaki.channels.channel import Channel, Message, Proof
from kakaki.channels.errors import ChannelRefusedError

LONGEST_SUBJECT = 150  # characters


class EmailList(Channel):
    """The list of people who asked for the ministry's texts by e-mail."""

    label = "Lettre aux abonnés"
    help = "Un courriel à chaque personne abonnée, avec un lien pour se désabonner."
    opens_by_itself = True

    def propose(self, *, title: str, lead: str, url: str) -> str:
        """Return title, lead and link; the whole text is on the page."""
        return "\n\n".join(part for part in (title, lead, url) if part)

    def check(self, text: str) -> None:
        """Refuse an empty letter and a first line that no mail program would show."""
        subject = text.strip().split("\n", 1)[0]
        if not subject or len(subject) > LONGEST_SUBJECT:
            raise ChannelRefusedError(
                "subject",
                advice=f"La première ligne sert d’objet : {LONGEST_SUBJECT} caractères au plus.",
                is_final=True,
            )

    def send(self, message: Message) -> Proof:
        """Send what is not sent yet; whoever's letter is in doubt is not written to again."""
        letters.write_letters(message=message)
        outcome = letters.send_letters(message=message)
        return Proof(message_id=message.key, note=outcome.in_words())

    def find(self, message: Message) -> Proof | None:
        """Nothing can be asked of a mail server: letters in doubt stay so, the others are known."""
        if not letters.has_letters(message=message):
            return None
        outcome = letters.outcome(message=message)
        if outcome.waiting:
            return None
        return Proof(message_id=message.key, note=outcome.in_words())

    def in_doubt(self, message: Message) -> int:
        """Return how many letters were on their way when the machine died."""
        return letters.outcome(message=message).in_doubt

    def put_back(self, message: Message) -> None:
        """Make the letters in doubt ready again."""
        letters.put_back(message=message)

    def withdraw(self, message: Message) -> Proof:
        """A letter cannot be taken back."""
        return Proof(note="Une lettre envoyée ne se reprend pas : publiez une correction.")


channel = EmailList(__name__)
