"""How every form of the product is drawn."""

from django.forms.renderers import TemplatesSetting


class KakakiFormRenderer(TemplatesSetting):
    """Draw forms and fields with our own templates: `{{ form }}` is accessible by itself."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
