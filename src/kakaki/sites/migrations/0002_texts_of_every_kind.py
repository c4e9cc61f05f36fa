from django.db import migrations, models


class Migration(migrations.Migration):
    """A communiqué becomes one kind of text among others; those that are there stay communiqués."""

    dependencies = [("sites", "0001_initial")]

    operations = [
        migrations.RenameModel("CommuniquePage", "TextPage"),
        migrations.AlterModelOptions("textpage", options={"verbose_name": "texte"}),
        migrations.AddField(
            "textpage",
            "kind",
            models.CharField(
                db_index=True, default="communique", max_length=40, verbose_name="sorte"
            ),
        ),
        migrations.AddField(
            "textpage",
            "facts",
            models.JSONField(blank=True, default=dict, verbose_name="renseignements"),
        ),
        migrations.AddField(
            "textpage",
            "closes_on",
            models.DateField(
                blank=True, editable=False, null=True, verbose_name="dernier jour"
            ),
        ),
    ]
