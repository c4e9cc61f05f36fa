"""Remember the writes that devices sent, so that each is saved once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sites', '0013_recordings_of_texts'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='setaside',
            name='rest',
            field=models.JSONField(blank=True, default=dict, verbose_name='le reste, en mots'),
        ),
        migrations.CreateModel(
            name='DeviceWrite',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.BigIntegerField(default=0, verbose_name='version')),
                ('at', models.DateTimeField(db_index=True, verbose_name='quand')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'écriture reçue',
                'verbose_name_plural': 'écritures reçues',
            },
        ),
    ]
