"""People, ministries and the roles that join them."""

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from kakaki.accounts.engine import permissions


class People(BaseUserManager["User"]):
    """Create people known by their e-mail address."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Create a person; an empty password means that none works until one is set."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Create a person with every technical right; used from the command line only."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person who signs in, known by an e-mail address."""

    username = None  # type: ignore[assignment]  # The e-mail address is the name to sign in with.
    email = models.EmailField("adresse électronique", unique=True)
    job = models.CharField("fonction", max_length=120, blank=True)
    session_round = models.PositiveIntegerField("tour des sessions", default=0)

    objects = People()  # type: ignore[assignment,misc]  # Django types its own manager narrowly.

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = "personne"
        verbose_name_plural = "personnes"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_an_address"),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Tie a session to the password and to the round: raising the round ends every session."""
        facts = f"{self.password}|{self.session_round}"
        return salted_hmac("kakaki.session", facts, secret=secret, algorithm="sha256").hexdigest()


class Ministry(models.Model):
    """A unit of government; the Cabinet is one of them, above the others."""

    name = models.CharField("nom officiel", max_length=160, unique=True)
    short_name = models.CharField("nom court", max_length=60, unique=True)
    slug = models.SlugField(
        "nom dans l’adresse",
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(
                r"^[a-z][a-z0-9-]{1,38}[a-z0-9]$",
                "Utilisez des lettres minuscules sans accent, des chiffres et des traits d’union.",
            )
        ],
    )
    acronym = models.CharField("sigle", max_length=16, blank=True)
    email = models.EmailField("adresse électronique publique", blank=True)
    phone = models.CharField("téléphone public", max_length=40, blank=True)
    address = models.CharField("adresse postale", max_length=240, blank=True)
    accent = models.CharField("couleur", max_length=7, blank=True)
    is_cabinet = models.BooleanField("Cabinet", default=False)
    opened_at = models.DateTimeField("ouvert le", auto_now_add=True)

    class Meta:
        verbose_name = "ministère"
        verbose_name_plural = "ministères"
        ordering = ["-is_cabinet", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_cabinet"], condition=Q(is_cabinet=True), name="one_cabinet"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A role that a person holds in a ministry."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    ministry = models.ForeignKey(Ministry, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField("rôle", max_length=20)
    since = models.DateTimeField("depuis", auto_now_add=True)

    class Meta:
        verbose_name = "rôle tenu"
        verbose_name_plural = "rôles tenus"
        constraints = [
            models.UniqueConstraint(fields=["user", "ministry", "role"], name="one_role_once"),
            models.CheckConstraint(
                condition=Q(role__in=sorted(permissions.ROLE_LABELS)), name="role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} : {permissions.ROLE_LABELS[self.role]}, {self.ministry}"


class RecoveryRequest(models.Model):
    """Somebody who lost their second factor asks that it be removed, and what was decided."""

    OPEN, GRANTED, REFUSED = "open", "granted", "refused"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_requests")
    asked_at = models.DateTimeField("demandé le")
    state = models.CharField("état", max_length=10, default=OPEN)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField("décidé le", null=True)
    reason = models.CharField("raison", max_length=300, blank=True)

    class Meta:
        verbose_name = "demande de secours"
        verbose_name_plural = "demandes de secours"
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(state="open"), name="one_open_recovery_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} : {self.state}"
