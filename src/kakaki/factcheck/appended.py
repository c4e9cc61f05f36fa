"""Rows that are written once: model and query refuse to change them, and so does the database."""

from typing import NoReturn

from django.db import models


class Unchangeable(models.QuerySet["Appended"]):
    """Refuse to change or remove what was written once."""

    def update(self, **fields: object) -> NoReturn:
        """Raise TypeError: this is never changed."""
        raise TypeError("this is never changed")

    def bulk_update(self, *args: object, **kwargs: object) -> NoReturn:
        """Raise TypeError: this is never changed."""
        raise TypeError("this is never changed")

    def delete(self) -> NoReturn:
        """Raise TypeError: this is never removed."""
        raise TypeError("this is never removed")


class Appended(models.Model):
    """A row that is written once and never changed."""

    objects = Unchangeable.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        """Write a new row; raise TypeError when it stands already."""
        if self.pk is not None:
            raise TypeError("this is never changed")
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own parameters.

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        """Raise TypeError: this is never removed."""
        raise TypeError("this is never removed")
