from django.db import migrations


class Migration(migrations.Migration):
    """Limits bound every public form: see `ui`. Their rows live an hour, so none is carried."""

    dependencies = [("watch", "0002_feed")]

    operations = [migrations.DeleteModel(name="Limit")]
