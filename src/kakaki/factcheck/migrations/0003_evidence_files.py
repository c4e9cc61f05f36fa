"""Files and dates of evidence, and guards in the database: evidence is only ever added to.

SQLite forgets the triggers of a table that a later migration makes anew: such a migration must
run `guard` again.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


TABLES = ("factcheck_evidence", "factcheck_evidencepart", "factcheck_evidencestamp")


def guard(apps, schema_editor):
    """Put the guards up."""
    if schema_editor.connection.vendor != "sqlite":
        return
    unguard(apps, schema_editor)
    for table in TABLES:
        for moment in ("update", "delete"):
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_{moment} BEFORE {moment.upper()} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'evidence is only ever added to'); END"
            )


def unguard(apps, schema_editor):
    """Take the guards down."""
    if schema_editor.connection.vendor != "sqlite":
        return
    for table in TABLES:
        for moment in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{moment}")


class Migration(migrations.Migration):

    dependencies = [
        ('factcheck', '0002_four_eyes_in_the_database'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='evidence',
            name='author',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.CreateModel(
            name='EvidenceStamp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.BinaryField(verbose_name='jeton')),
                ('authority', models.CharField(max_length=300, verbose_name='autorité')),
                ('at', models.DateTimeField(verbose_name='date donnée')),
                ('evidence', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='stamp', to='factcheck.evidence')),
            ],
            options={
                'verbose_name': 'horodatage',
            },
        ),
        migrations.CreateModel(
            name='EvidencePart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='nom')),
                ('media_type', models.CharField(max_length=60, verbose_name='type')),
                ('size', models.PositiveIntegerField(verbose_name='octets')),
                ('sha256', models.CharField(db_index=True, max_length=64, verbose_name='empreinte')),
                ('pdq', models.CharField(blank=True, max_length=64, verbose_name='empreinte de l’image')),
                ('pdq_quality', models.PositiveSmallIntegerField(default=0, verbose_name='qualité de cette empreinte')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='factcheck.evidence')),
            ],
            options={
                'verbose_name': 'fichier de preuve',
                'verbose_name_plural': 'fichiers de preuve',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('evidence', 'name'), name='one_part_a_name')],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
