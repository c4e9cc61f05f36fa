"""Static files under names that change with their contents, those that scripts import as well."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Name files by their contents, so that a page never meets scripts of another version."""

    support_js_module_import_aggregation = True
