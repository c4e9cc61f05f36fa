from django.db import migrations, models


class Migration(migrations.Migration):
    """Limits bound every public form, so they stand at the door and no longer in the watch."""

    dependencies = [("ui", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Limit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.CharField(max_length=64, unique=True, verbose_name="empreinte")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="nombre")),
                ("until", models.DateTimeField(verbose_name="jusqu’à")),
            ],
            options={"verbose_name": "limite d’envoi"},
        ),
    ]
