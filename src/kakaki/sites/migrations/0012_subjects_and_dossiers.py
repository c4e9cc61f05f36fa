import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The subjects of texts, dossiers, and the texts to read after another one."""

    dependencies = [
        ('accounts', '0002_lost_second_factor'),
        ('sites', '0011_links_and_faults_of_pages'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Dossier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='titre')),
                ('introduction', models.TextField(blank=True, max_length=600, verbose_name='présentation')),
                ('slug', models.SlugField(max_length=80, verbose_name='adresse')),
                ('is_online', models.BooleanField(default=False, verbose_name='en ligne')),
                ('ministry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.ministry')),
            ],
            options={
                'verbose_name': 'dossier',
                'ordering': ['title'],
            },
        ),
        migrations.CreateModel(
            name='DossierText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveIntegerField(verbose_name='place')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='sites.dossier')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'texte d’un dossier',
                'verbose_name_plural': 'textes des dossiers',
                'ordering': ['place', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PageTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'sujet d’un texte',
                'verbose_name_plural': 'sujets des textes',
            },
        ),
        migrations.CreateModel(
            name='RelatedText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_chosen', models.BooleanField(default=False, verbose_name='choisi')),
                ('place', models.PositiveSmallIntegerField(default=0, verbose_name='place')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'texte à lire aussi',
                'verbose_name_plural': 'textes à lire aussi',
                'ordering': ['-is_chosen', 'place', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, verbose_name='nom')),
                ('slug', models.SlugField(max_length=80, verbose_name='adresse')),
                ('merged_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged', to='sites.tag')),
                ('ministry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.ministry')),
                ('pages', models.ManyToManyField(related_name='+', through='sites.PageTag', to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'sujet',
                'ordering': ['name'],
            },
        ),
        migrations.AddField(
            model_name='pagetag',
            name='tag',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='sites.tag'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.UniqueConstraint(fields=('ministry', 'slug'), name='one_dossier_an_address'),
        ),
        migrations.AddConstraint(
            model_name='dossiertext',
            constraint=models.UniqueConstraint(fields=('dossier', 'page'), name='a_text_once_a_dossier'),
        ),
        migrations.AddConstraint(
            model_name='relatedtext',
            constraint=models.UniqueConstraint(fields=('page', 'other'), name='one_line_a_related_text'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.UniqueConstraint(fields=('ministry', 'slug'), name='one_tag_an_address'),
        ),
        migrations.AddConstraint(
            model_name='pagetag',
            constraint=models.UniqueConstraint(fields=('tag', 'page'), name='a_text_bears_a_tag_once'),
        ),
    ]
