"""Undoing an import without the right to remove measurements: the web role has none, and gets none.

The function removes what one import brought to an institution that the caller leads, as long as nobody touched it; the
triggers keep each measurement in the history.
"""

from django.conf import settings
from django.db import migrations
from psycopg import sql

FORWARD = """
CREATE FUNCTION app_undo_import(institution bigint, number bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    removed bigint;
BEGIN
    IF session_user <> current_user
       AND NOT coalesce(institution = ANY (string_to_array(nullif(current_setting('app.leads', true), ''), ',')::bigint[]), false) THEN
        RAISE EXCEPTION 'only who leads the institution may do this' USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM measurements_measurement AS brought
    WHERE brought.institution_id = institution AND brought.import_number = number
      AND brought.version = 1 AND brought.state = 'submitted'
      AND NOT EXISTS (SELECT FROM measurements_correctionrequest AS asked WHERE asked.measurement_id = brought.id)
      AND NOT EXISTS (SELECT FROM measurements_closedyear AS closed WHERE closed.year = extract(year FROM brought.completed_on));
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END $$;
"""

BACKWARD = "DROP FUNCTION app_undo_import(bigint, bigint);"


def open_to_the_web_role_only(apps, schema_editor):
    """Take the right to run the function, which PostgreSQL gives to everybody, from all but the web role."""
    web = sql.Identifier(settings.DATABASES["default"]["USER"])
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("REVOKE ALL ON FUNCTION app_undo_import(bigint, bigint) FROM PUBLIC")
        cursor.execute(sql.SQL("GRANT EXECUTE ON FUNCTION app_undo_import(bigint, bigint) TO {}").format(web))


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial"), ("measurements", "0011_imported_measurements")]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(open_to_the_web_role_only, migrations.RunPython.noop),
    ]
