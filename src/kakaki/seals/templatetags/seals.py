"""Filters for the templates that show seals."""

from django import template

from kakaki.seals.engine import reference

register = template.Library()


@register.filter
def shown_reference(number: str) -> str:
    """Return a reference as it is printed, with its dash; '' for none."""
    return reference.display(number) if number else ""
