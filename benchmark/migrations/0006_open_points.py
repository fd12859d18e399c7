"""The named points of open comparison, and the institutions whose points somebody may see.

As a function of the owner, because an institution cannot read whether another agrees. It tells nothing to who does not
lead an institution that agrees itself. A point stays as it is, like the release that it belongs to.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from psycopg import sql

FUNCTION = """
CREATE FUNCTION app_open_comparison() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ BEGIN
    RETURN ARRAY(
        SELECT id FROM institutions_institution
        WHERE agrees_to_open_comparison AND EXISTS (
            SELECT FROM institutions_institution AS own
            WHERE own.agrees_to_open_comparison AND own.id = ANY (app_leads())
        )
    );
END $$;
"""

TRIGGERS = """
CREATE TRIGGER stays_as_it_is BEFORE UPDATE OR DELETE ON benchmark_openpoint
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_a_release();
CREATE TRIGGER stays_as_a_whole BEFORE TRUNCATE ON benchmark_openpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_a_release();
"""

NO_TRIGGERS = """
DROP TRIGGER stays_as_it_is ON benchmark_openpoint;
DROP TRIGGER stays_as_a_whole ON benchmark_openpoint;
"""


def open_to_the_web_role_only(apps, schema_editor):
    """Take the right to run the function, which PostgreSQL gives to everybody, from all but the web role."""
    web = sql.Identifier(settings.DATABASES["default"]["USER"])
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("REVOKE ALL ON FUNCTION app_open_comparison() FROM PUBLIC")
        cursor.execute(sql.SQL("GRANT EXECUTE ON FUNCTION app_open_comparison() TO {}").format(web))


class Migration(migrations.Migration):
    dependencies = [
        ("benchmark", "0005_recounts"),
        ("institutions", "0005_people_in_policies"),
    ]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION app_open_comparison();"),
        migrations.RunPython(open_to_the_web_role_only, migrations.RunPython.noop),
        migrations.CreateModel(
            name="OpenPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("figures", models.JSONField()),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="open_points",
                        to="benchmark.release",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("release", "institution"), name="institution_has_one_point_in_a_release"
                    )
                ],
            },
        ),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
