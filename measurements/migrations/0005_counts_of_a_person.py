"""How much somebody entered at an institution, for who ends the role there: two numbers, and no row.

The function runs with the rights of the owner, so it checks the scope of who asks itself.
"""

from django.conf import settings
from django.db import migrations
from psycopg import sql

FORWARD = """
CREATE FUNCTION measurement_counts_of(person bigint, institution bigint) RETURNS TABLE (entered bigint, drafts bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT (app_has_scope('administration') OR coalesce(institution = ANY (app_leads()), false)) THEN
        RAISE insufficient_privilege USING MESSAGE = 'measurement_counts_of is for who manages these people';
    END IF;
    RETURN QUERY
        SELECT count(*) FILTER (WHERE m.state = 'submitted'), count(*) FILTER (WHERE m.state = 'draft')
        FROM measurements_measurement AS m WHERE m.author_id = person AND m.institution_id = institution;
END
$$;
"""
BACKWARD = "DROP FUNCTION measurement_counts_of(bigint, bigint)"


def open_to_the_web_role_only(apps, schema_editor):
    """Take the right to run the function, which PostgreSQL gives to everybody, from all but the web role."""
    web = sql.Identifier(settings.DATABASES["default"]["USER"])
    function = sql.SQL("measurement_counts_of(bigint, bigint)")
    with schema_editor.connection.cursor() as cursor:
        for statement in ("REVOKE ALL ON FUNCTION {} FROM PUBLIC", "GRANT EXECUTE ON FUNCTION {} TO {web}"):
            cursor.execute(sql.SQL(statement).format(function, web=web))


class Migration(migrations.Migration):
    dependencies = [("measurements", "0004_counts_for_administration")]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(open_to_the_web_role_only, migrations.RunPython.noop),
    ]
