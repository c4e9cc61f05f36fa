from django.db import migrations, models


class Migration(migrations.Migration):
    """Which process runs a job, so that a killed one is not waited for."""

    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.AddField(
            "jobrun",
            "holder",
            models.CharField(blank=True, default="", max_length=120, verbose_name="tenu par"),
            preserve_default=False,
        ),
    ]
