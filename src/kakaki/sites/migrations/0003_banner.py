import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What every page of a site, or of all sites, says at its top."""

    dependencies = [
        ("accounts", "0002_lost_second_factor"),
        ("sites", "0002_texts_of_every_kind"),
    ]

    operations = [
        migrations.CreateModel(
            name="Banner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(default="alert", max_length=10, verbose_name="sorte")),
                ("text", models.CharField(max_length=200, verbose_name="texte")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="lien")),
                ("raised_at", models.DateTimeField(verbose_name="affiché le")),
                ("ends_at", models.DateTimeField(verbose_name="fini le")),
                ("lowered_at", models.DateTimeField(null=True, verbose_name="retiré le")),
                (
                    "ministry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.ministry",
                    ),
                ),
            ],
            options={
                "verbose_name": "bandeau",
                "verbose_name_plural": "bandeaux",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["alert", "mourning", "notice"])),
                        name="banner_kind_is_known",
                    )
                ],
            },
        ),
    ]
