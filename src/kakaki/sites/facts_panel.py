"""The facts of a text in Wagtail's own form, as its kind asks for them."""

from typing import Any

from wagtail.admin.panels import Panel

FACT = "fact-"  # What the name of a fact's field begins with.


class FactsPanel(Panel):
    """Show a field for each fact; shown for the kinds that have some."""

    class BoundPanel(Panel.BoundPanel):
        """The facts of one text."""

        template_name = "sites/wagtail/facts.html"

        def fields(self) -> list[Any]:
            """Return the fields of the facts."""
            return [self.form[name] for name in self.form.fields if name.startswith(FACT)]

        def is_shown(self) -> bool:
            """Tell whether the kind has facts."""
            return bool(self.fields())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Give the fields to the template."""
            return {**super().get_context_data(parent_context), "fields": self.fields()}
