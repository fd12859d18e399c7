"""What SEJN does for closing a year without seeing a single row of a family: closing it, and counting drafts.

As functions of the owner: the web role has no right to write closed years, and sees the measurements of nobody.
"""

from django.conf import settings
from django.db import migrations
from psycopg import sql

FUNCTIONS = ("app_close_year(smallint, date)", "app_drafts_of(smallint)")

FORWARD = """
CREATE FUNCTION app_refuse_outside_sejn() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF session_user <> current_user AND NOT coalesce('national' = ANY (string_to_array(current_setting('app.scope', true), ',')), false) THEN
        RAISE EXCEPTION 'only SEJN may do this' USING ERRCODE = 'insufficient_privilege';
    END IF;
END $$;
REVOKE ALL ON FUNCTION app_refuse_outside_sejn() FROM PUBLIC;

-- Every correction has read this table: it is done before the year closes, or waits and then meets a closed year.
CREATE FUNCTION app_close_year(closing smallint, today date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '5s' AS $$
BEGIN
    PERFORM app_refuse_outside_sejn();
    LOCK TABLE measurements_closedyear IN ACCESS EXCLUSIVE MODE;
    INSERT INTO measurements_closedyear (year, closed_on) VALUES (closing, today) ON CONFLICT DO NOTHING;
    RETURN FOUND;
END $$;

-- Drafts have no year of their own; this is how many are about help that ended in it, or was begun in it and has no end.
CREATE FUNCTION app_drafts_of(asked smallint) RETURNS TABLE (institution_id bigint, drafts bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM app_refuse_outside_sejn();
    RETURN QUERY
        SELECT draft.institution_id, count(*) FROM measurements_measurement AS draft
        WHERE draft.state = 'draft' AND extract(year FROM coalesce(draft.ended_on, draft.started_on, draft.referred_on)) = asked
        GROUP BY draft.institution_id;
END $$;
"""

BACKWARD = """
DROP FUNCTION app_close_year(smallint, date);
DROP FUNCTION app_drafts_of(smallint);
DROP FUNCTION app_refuse_outside_sejn();
"""


def open_to_the_web_role_only(apps, schema_editor):
    """Take the right to run the functions, which PostgreSQL gives to everybody, from all but the web role."""
    web = sql.Identifier(settings.DATABASES["default"]["USER"])
    with schema_editor.connection.cursor() as cursor:
        for function in map(sql.SQL, FUNCTIONS):
            cursor.execute(sql.SQL("REVOKE ALL ON FUNCTION {} FROM PUBLIC").format(function))
            cursor.execute(sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(function, web))


class Migration(migrations.Migration):
    dependencies = [("measurements", "0009_weekly_mail")]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(open_to_the_web_role_only, migrations.RunPython.noop),
    ]
