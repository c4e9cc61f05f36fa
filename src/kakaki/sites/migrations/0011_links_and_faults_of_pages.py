import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The links of each page online, and how many of its pictures and words need care."""

    dependencies = [
        ('accounts', '0002_lost_second_factor'),
        ('sites', '0010_when_pages_are_read_again'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.AddField(
            model_name='review',
            name='mute_pictures',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='images sans texte'),
        ),
        migrations.AddField(
            model_name='review',
            name='to_correct',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='mots à corriger'),
        ),
        migrations.CreateModel(
            name='PageLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.CharField(max_length=1000, verbose_name='adresse')),
                ('words', models.CharField(blank=True, max_length=200, verbose_name='mots du lien')),
                ('is_own', models.BooleanField(default=False, verbose_name='mène à un de nos sites')),
                ('state', models.CharField(default='new', max_length=8, verbose_name='état')),
                ('advice', models.CharField(blank=True, max_length=300, verbose_name='ce qui ne va pas')),
                ('moved_to', models.CharField(blank=True, max_length=1000, verbose_name='nouvelle adresse')),
                ('failures', models.PositiveSmallIntegerField(default=0, verbose_name='échecs de suite')),
                ('failing_since', models.DateTimeField(null=True, verbose_name='en échec depuis')),
                ('checked_at', models.DateTimeField(null=True, verbose_name='vérifié le')),
                ('next_at', models.DateTimeField(db_index=True, verbose_name='à vérifier le')),
                ('ignored_because', models.CharField(blank=True, max_length=200, verbose_name='laissé tel quel parce que')),
                ('ministry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.ministry')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'lien d’une page',
                'verbose_name_plural': 'liens des pages',
                'constraints': [models.UniqueConstraint(fields=('page', 'url'), name='one_line_a_link_of_a_page')],
            },
        ),
    ]
