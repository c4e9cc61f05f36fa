"""Posts on a Mastodon server, by its own API."""

from typing import Any

import httpx

from kakaki.channels.channel import Channel, Message, Proof, Setting
from kakaki.channels.engine.composing import propose
from kakaki.channels.engine.counting import mastodon_length
from kakaki.channels.errors import ChannelError, ChannelRefusedError, OutcomeUnknownError
from kakaki.channels.peers import check_peer

LIMIT = 500  # characters, on an ordinary server.
WAIT = httpx.Timeout(20.0, connect=10.0)  # seconds
SEARCHED = 40  # posts looked at when an outcome is unknown: the most a page of the API holds.


class Mastodon(Channel):
    """An account on any server that speaks Mastodon's API."""

    label = "Mastodon"
    help = "Un message public, avec le lien vers la page."
    settings = (
        Setting("server", "Adresse du serveur", "Exemple : https://social.exemple"),
        Setting("token", "Jeton d’accès", "Créé dans les réglages du compte.", is_secret=True),
    )

    def propose(self, *, title: str, lead: str, url: str) -> str:
        """Return title, lead and link within the limit, whole sentences only."""
        return propose(title=title, lead=lead, url=url, limit=LIMIT, length=mastodon_length).text

    def length(self, text: str) -> tuple[int, int]:
        """Return the length as Mastodon counts it, and its limit."""
        return mastodon_length(text), LIMIT

    def check(self, text: str) -> None:
        """Refuse an empty post and one that is too long."""
        length = mastodon_length(text)
        if not text.strip() or length > LIMIT:
            over = f"{length - LIMIT} caractères de trop" if length > LIMIT else "le texte est vide"
            raise ChannelRefusedError("length", advice=f"Mastodon : {over}.", is_final=True)

    def _ask(
        self, method: str, path: str, message: Message, *, writes: bool, **options: Any
    ) -> Any:
        server = str(message.settings.get("server", "")).rstrip("/")
        check_peer(server)
        headers = {"Authorization": f"Bearer {message.secret}", **options.pop("headers", {})}
        try:
            with httpx.Client(timeout=WAIT, follow_redirects=False) as client:
                answer = client.request(method, server + path, headers=headers, **options)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            # Nothing was sent: no connection was ever made.
            raise ChannelRefusedError(
                str(error), advice="Le serveur Mastodon ne répond pas.", is_final=False
            ) from error
        except httpx.HTTPError as error:
            if writes:
                raise OutcomeUnknownError(str(error)) from error
            raise OutcomeUnknownError(str(error)) from error
        return self._read(answer, writes=writes)

    def _read(self, answer: httpx.Response, *, writes: bool) -> Any:
        code = answer.status_code
        if code in {401, 403}:
            raise ChannelRefusedError(
                str(code), advice="Mastodon refuse le jeton : reconnectez le compte.", is_final=True
            )
        if code == 429:
            raise ChannelRefusedError("429", advice="Mastodon demande d’attendre.", is_final=False)
        if code == 404:
            raise ChannelRefusedError("404", advice="Ce message n’existe plus.", is_final=True)
        if code == 422:
            raise ChannelRefusedError("422", advice="Mastodon refuse ce texte.", is_final=True)
        if code >= 500 and writes:
            raise OutcomeUnknownError(str(code))
        if code >= 300:
            raise ChannelRefusedError(
                str(code), advice=f"Mastodon a répondu par une erreur ({code}).", is_final=False
            )
        try:
            return answer.json()
        except ValueError as error:
            if writes:
                raise OutcomeUnknownError("the answer is not JSON") from error
            raise ChannelRefusedError(
                "not JSON", advice="Cette adresse n’est pas un serveur Mastodon.", is_final=True
            ) from error

    def send(self, message: Message) -> Proof:
        """Post; the key makes the server recognise a second post of the same."""
        self.check(message.text)
        data = {"status": message.text, "language": message.language, "visibility": "public"}
        posted = self._ask(
            "POST",
            "/api/v1/statuses",
            message,
            writes=True,
            data=data,
            headers={"Idempotency-Key": message.key},
        )
        return self._proof(posted)

    def _proof(self, posted: Any) -> Proof:
        if not isinstance(posted, dict) or "id" not in posted:
            raise OutcomeUnknownError("the answer names no post")
        link = str(posted.get("url") or posted.get("uri") or "")
        return Proof(message_id=str(posted["id"]), permalink=link)

    def find(self, message: Message) -> Proof | None:
        """Look among the account's own newest posts for the one that holds our link."""
        own = self._ask("GET", "/api/v1/accounts/verify_credentials", message, writes=False)
        path = f"/api/v1/accounts/{own['id']}/statuses"
        posts = self._ask("GET", path, message, writes=False, params={"limit": SEARCHED})
        for post in posts:
            shown = str(post.get("content", "")) + str(post.get("text") or "")
            card = str((post.get("card") or {}).get("url", ""))
            if message.url in shown or message.url == card:
                return self._proof(post)
        return None

    def correct(self, message: Message) -> Proof:
        """Edit the post that is there; post anew when it is gone."""
        if not message.message_id:
            return self.send(message)
        path = f"/api/v1/statuses/{message.message_id}"
        data = {"status": message.text, "language": message.language}
        return self._proof(self._ask("PUT", path, message, writes=True, data=data))

    def withdraw(self, message: Message) -> Proof:
        """Delete the post; a post that is already gone is withdrawn."""
        if not message.message_id:
            return Proof(note="Rien n’avait été envoyé.")
        try:
            self._ask("DELETE", f"/api/v1/statuses/{message.message_id}", message, writes=True)
        except ChannelRefusedError as error:
            if "404" not in str(error):
                raise
        return Proof(message_id=message.message_id, note="Message supprimé.")

    def test(self, message: Message) -> str:
        """Return who the account is."""
        own = self._ask("GET", "/api/v1/accounts/verify_credentials", message, writes=False)
        if not isinstance(own, dict) or "username" not in own:
            raise ChannelError("no account", advice="Cette adresse n’est pas un serveur Mastodon.")
        return f"Le compte répond : @{own['username']}"


channel = Mastodon(__name__)
