import django.db.models.deletion
from django.db import migrations, models


COLUMNS = ("title_forms", "lead_forms", "text_forms")


def _followed(index: str, columns: tuple[str, ...]) -> list[str]:
    """Return the triggers by which an index of FTS5 follows the rows of what may be found."""
    named = ", ".join(columns)
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("old", "new"))
    gone = f"INSERT INTO {index}({index}, rowid, {named}) VALUES ('delete', old.page_id, {old});"
    come = f"INSERT INTO {index}(rowid, {named}) VALUES (new.page_id, {new});"
    table = "sites_searchentry"
    return [
        f"CREATE TRIGGER {index}_come AFTER INSERT ON {table} BEGIN {come} END",
        f"CREATE TRIGGER {index}_gone AFTER DELETE ON {table} BEGIN {gone} END",
        f"CREATE TRIGGER {index}_changed AFTER UPDATE ON {table} BEGIN {gone} {come} END",
    ]


FORWARD = [
    "CREATE VIRTUAL TABLE sites_search USING fts5(title_forms, lead_forms, text_forms,"
    " content='sites_searchentry', content_rowid='page_id',"
    " tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE sites_vocabulary USING fts5(words, content='sites_searchentry',"
    " content_rowid='page_id', detail='none', tokenize='unicode61 remove_diacritics 0')",
    "CREATE VIRTUAL TABLE sites_word USING fts5vocab('sites_vocabulary', 'row')",
    *_followed("sites_search", COLUMNS),
    *_followed("sites_vocabulary", ("words",)),
]
BACKWARD = [
    *(
        f"DROP TRIGGER {index}_{when}"
        for index in ("sites_search", "sites_vocabulary")
        for when in ("come", "gone", "changed")
    ),
    "DROP TABLE sites_word",
    "DROP TABLE sites_vocabulary",
    "DROP TABLE sites_search",
]


class Migration(migrations.Migration):
    """What readers may find has an index that follows it by triggers; readings are counted."""

    dependencies = [
        ('accounts', '0002_lost_second_factor'),
        ('sites', '0006_photos_sent_in_pieces'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='wagtailcore.page')),
                ('kind', models.CharField(max_length=40, verbose_name='sorte')),
                ('title', models.CharField(max_length=255, verbose_name='titre')),
                ('text', models.TextField(verbose_name='texte')),
                ('published_on', models.DateField(null=True, verbose_name='date')),
                ('title_forms', models.TextField()),
                ('lead_forms', models.TextField()),
                ('text_forms', models.TextField()),
                ('words', models.TextField()),
                ('ministry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.ministry')),
            ],
            options={
                'verbose_name': 'texte à trouver',
                'verbose_name_plural': 'textes à trouver',
            },
        ),
        migrations.CreateModel(
            name='FruitlessSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=64, verbose_name='marque')),
                ('words', models.CharField(blank=True, max_length=80, verbose_name='mots')),
                ('day', models.DateField(verbose_name='jour')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='fois')),
                ('ministry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.ministry')),
            ],
            options={
                'verbose_name': 'recherche sans résultat',
                'verbose_name_plural': 'recherches sans résultat',
                'constraints': [models.UniqueConstraint(fields=('ministry', 'day', 'mark'), name='one_search_a_day')],
            },
        ),
        migrations.CreateModel(
            name='PageVisits',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=500, verbose_name='adresse')),
                ('day', models.DateField(verbose_name='jour')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='lectures')),
                ('ministry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.ministry')),
            ],
            options={
                'verbose_name': 'lectures d’une page',
                'verbose_name_plural': 'lectures des pages',
                'constraints': [models.UniqueConstraint(fields=('ministry', 'day', 'path'), name='one_count_a_day')],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
