import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Texts read aloud, by a person or by the machine."""

    dependencies = [
        ('accounts', '0002_lost_second_factor'),
        ('sites', '0012_subjects_and_dossiers'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Recording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(blank=True, upload_to='recordings', verbose_name='fichier')),
                ('kind', models.CharField(blank=True, max_length=4, verbose_name='sorte')),
                ('size', models.PositiveIntegerField(default=0, verbose_name='octets')),
                ('seconds', models.PositiveIntegerField(default=0, verbose_name='secondes')),
                ('language', models.CharField(default='fr', max_length=12, verbose_name='langue')),
                ('reader', models.CharField(blank=True, max_length=80, verbose_name='lu par')),
                ('is_synthetic', models.BooleanField(default=False, verbose_name='voix de synthèse')),
                ('sealed_revision', models.BigIntegerField(default=0, verbose_name='version lue')),
                ('at', models.DateTimeField(verbose_name='ajouté le')),
                ('is_online', models.BooleanField(default=False, verbose_name='en ligne')),
                ('fault', models.CharField(blank=True, max_length=200, verbose_name='pourquoi elle manque')),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ministry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.ministry')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'enregistrement',
            },
        ),
    ]
