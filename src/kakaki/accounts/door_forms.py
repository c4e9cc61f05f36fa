"""The forms of the door, in the words of the house."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.forms import SetPasswordForm

ADDRESS = "Adresse électronique"
CODE_HELP = "Six chiffres de votre application, ou un code de secours."


def say(field: forms.Field, label: str, help_text: str = "") -> None:
    """Name a field; what is written inside it would vanish at the first touch, so it is not."""
    field.label = label
    field.help_text = help_text
    field.widget.attrs.pop("placeholder", None)


def ask_digits(field: forms.Field, label: str, help_text: str) -> None:
    """Name the field of a code."""
    say(field, label, help_text)
    field.widget.attrs.update(autocapitalize="off", spellcheck="false")


class DoorForm(account.LoginForm):
    """Sign in with an address and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["login"], ADDRESS)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        say(self.fields["password"], "Mot de passe")


class ForgottenPasswordForm(account.ResetPasswordForm):
    """Ask for a letter that lets one choose a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["email"], ADDRESS)


RULES = "Dix caractères au moins. Une phrase que vous seul connaissez est un bon mot de passe."


class NewPasswordForm(account.ResetPasswordKeyForm):
    """Choose a new password after a letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["password1"], "Nouveau mot de passe", RULES)
        say(self.fields["password2"], "Le même, une seconde fois")


class FirstPasswordForm(SetPasswordForm):
    """Choose a first password after an invitation."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["new_password1"], "Nouveau mot de passe", RULES)
        say(self.fields["new_password2"], "Le même, une seconde fois")


class ChangedPasswordForm(account.ChangePasswordForm):
    """Change one's password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["oldpassword"], "Mot de passe actuel")
        say(self.fields["password1"], "Nouveau mot de passe", RULES)
        say(self.fields["password2"], "Le même, une seconde fois")


class PasswordAgainForm(account.ReauthenticateForm):
    """Give one's password again before something grave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["password"], "Mot de passe")


class CodeForm(mfa.AuthenticateForm):
    """Give the code of one's phone, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_digits(self.fields["code"], "Code", CODE_HELP)


class CodeAgainForm(mfa.ReauthenticateForm):
    """Give a code again before something grave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_digits(self.fields["code"], "Code", CODE_HELP)


class FirstCodeForm(ActivateTOTPForm):
    """Prove with a first code that the application is set."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_digits(
            self.fields["code"], "Code", "Les six chiffres que l’application montre maintenant."
        )
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class NewKeyForm(AddWebAuthnForm):
    """Add a passkey or a security key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("passwordless", True)
        super().__init__(*args, **kwargs)
        say(self.fields["name"], "Nom", "Pour la reconnaître : « Mon téléphone », « Clé bleue »…")
        say(
            self.fields["passwordless"],
            "Me connecter avec elle seule, sans mot de passe",
            "L’appareil demandera votre doigt, votre visage ou son code. "
            "Décochez si votre clé ne sait pas le faire.",
        )


class KeyNameForm(EditWebAuthnForm):
    """Give a key another name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["name"], "Nom")
