"""Rights of the roles.

The groups that hold them are made by `common.translation.role_groups.make_roles` at the end of `migrate`:
they need permissions of every app, and Django makes those only after the last migration has run.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0003_languageteam_translationstatus"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="languageteam",
            options={
                "verbose_name": "language team",
                "verbose_name_plural": "language teams",
                "permissions": [
                    ("write_source", "Can write in the source language"),
                    ("publish_every_language", "Can translate and publish in every language"),
                    ("stop_translation", "Can stop, replace or delete a translation"),
                ],
            },
        ),
    ]
