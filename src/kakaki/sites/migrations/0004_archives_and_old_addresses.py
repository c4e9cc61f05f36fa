import django.db.models.deletion
import kakaki.sites.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """Texts of an old site stand without seal, and its addresses lead to them."""

    dependencies = [
        ('sites', '0003_banner'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        migrations.CreateModel(
            name='ArchivedPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('old_address', models.CharField(editable=False, max_length=700, null=True, verbose_name='adresse sur l’ancien site')),
                ('old_key', models.CharField(editable=False, max_length=500, null=True)),
                ('kind', models.CharField(default='news', editable=False, max_length=40, verbose_name='sorte')),
                ('published_on', models.DateField(editable=False, null=True, verbose_name='date sur l’ancien site')),
                ('office', models.CharField(blank=True, max_length=160, verbose_name='service')),
                ('lead', models.TextField(blank=True, max_length=600, verbose_name='chapô')),
                ('body', kakaki.sites.fields.BodyField([], blank=True, verbose_name='texte')),
                ('profile', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sites.siteprofile')),
            ],
            options={
                'verbose_name': 'archive',
                'constraints': [models.UniqueConstraint(fields=('profile', 'old_key'), name='one_archive_an_old_address')],
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='OldAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('host', models.CharField(db_index=True, max_length=253, verbose_name='ancien site')),
                ('key', models.CharField(max_length=500, verbose_name='chemin')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtaildocs.document')),
                ('image', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailimages.image')),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page')),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='sites.siteprofile')),
            ],
            options={
                'verbose_name': 'ancienne adresse',
                'verbose_name_plural': 'anciennes adresses',
                'constraints': [models.UniqueConstraint(fields=('profile', 'key'), name='one_target_an_old_address'), models.CheckConstraint(condition=models.Q(models.Q(('document', None), ('image', None), ('page__isnull', False)), models.Q(('document', None), ('image__isnull', False), ('page', None)), models.Q(('document__isnull', False), ('image', None), ('page', None)), _connector='OR'), name='an_old_address_leads_to_one_thing')],
            },
        ),
    ]
