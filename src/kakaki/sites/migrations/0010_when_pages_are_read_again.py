import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """When each page online is read again, and the letters that say so."""

    dependencies = [
        ('accounts', '0002_lost_second_factor'),
        ('sites', '0009_texts_in_several_languages'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Review',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='wagtailcore.page')),
                ('due_on', models.DateField(db_index=True, null=True, verbose_name='à revoir avant le')),
                ('checked_on', models.DateField(null=True, verbose_name='relu le')),
                ('former_due_on', models.DateField(null=True, verbose_name='date d’avant')),
                ('former_checked_on', models.DateField(null=True, verbose_name='relecture d’avant')),
                ('told', models.PositiveSmallIntegerField(default=0, verbose_name='annoncé')),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('keeper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ministry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.ministry')),
            ],
            options={
                'verbose_name': 'page à revoir',
                'verbose_name_plural': 'pages à revoir',
            },
        ),
        migrations.CreateModel(
            name='ReviewLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='jour')),
                ('subject', models.CharField(max_length=160, verbose_name='objet')),
                ('body', models.TextField(verbose_name='texte')),
                ('state', models.CharField(default='ready', max_length=8, verbose_name='état')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'lettre de rappel',
                'verbose_name_plural': 'lettres de rappel',
                'constraints': [models.UniqueConstraint(fields=('person', 'day'), name='one_review_letter_a_day')],
            },
        ),
    ]
