"""Let the database itself refuse to change or delete a line of the public log.

SQLite forgets the triggers of a table that a later migration makes anew: such a migration must
run `guard` again, and `kakaki doctor` says so when it was forgotten.
"""

from django.db import migrations

GUARDS = {
    "log_lines_never_change": "BEFORE UPDATE",
    "log_lines_never_go": "BEFORE DELETE",
}


def guard(apps, schema_editor):
    """Put the guards up."""
    if schema_editor.connection.vendor != "sqlite":
        return
    for name, moment in GUARDS.items():
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        schema_editor.execute(
            f"CREATE TRIGGER {name} {moment} ON seals_logentry "
            "BEGIN SELECT RAISE(ABORT, 'the public log is only ever added to'); END"
        )


def unguard(apps, schema_editor):
    """Take the guards down."""
    if schema_editor.connection.vendor != "sqlite":
        return
    for name in GUARDS:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")


class Migration(migrations.Migration):

    dependencies = [("seals", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
