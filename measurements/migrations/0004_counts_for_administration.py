"""Counts for administrators, who have no rows of measurements: how often a code was chosen, how many drafts there are.

The functions run with the rights of the owner, so they check the scope of who asks themselves, and give numbers only.
"""

from django.conf import settings
from django.db import migrations
from psycopg import sql

FORWARD = """
CREATE FUNCTION measurement_code_uses(codebook text) RETURNS TABLE (code text, uses bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT app_has_scope('administration') THEN
        RAISE insufficient_privilege USING MESSAGE = 'measurement_code_uses is for administrators';
    END IF;
    RETURN QUERY EXECUTE format(
        'SELECT chosen.code::text, count(*) FROM measurements_measurement, LATERAL %s AS chosen (code)'
        ' WHERE chosen.code <> '''' GROUP BY chosen.code',
        CASE codebook
            WHEN 'family_type' THEN '(VALUES (family_type))'
            WHEN 'problem' THEN 'unnest(problems)'
            WHEN 'work_goal' THEN 'unnest(work_goals)'
            WHEN 'follow_up_advice' THEN 'unnest(follow_up_advice)'
        END
    );
END
$$;

CREATE FUNCTION measurement_drafts(institution bigint) RETURNS TABLE (team_id bigint, drafts bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT app_has_scope('administration') THEN
        RAISE insufficient_privilege USING MESSAGE = 'measurement_drafts is for administrators';
    END IF;
    RETURN QUERY
        SELECT m.team_id, count(*) FROM measurements_measurement AS m
        WHERE m.institution_id = institution AND m.state = 'draft' GROUP BY m.team_id;
END
$$;
"""

BACKWARD = """
DROP FUNCTION measurement_code_uses(text);
DROP FUNCTION measurement_drafts(bigint);
"""

FUNCTIONS = ("measurement_code_uses(text)", "measurement_drafts(bigint)")


def open_to_the_web_role_only(apps, schema_editor):
    """Take the right to run these functions, which PostgreSQL gives to everybody, from all but the web role."""
    web = sql.Identifier(settings.DATABASES["default"]["USER"])
    with schema_editor.connection.cursor() as cursor:
        for function in FUNCTIONS:
            for statement in ("REVOKE ALL ON FUNCTION {} FROM PUBLIC", "GRANT EXECUTE ON FUNCTION {} TO {web}"):
                cursor.execute(sql.SQL(statement).format(sql.SQL(function), web=web))


class Migration(migrations.Migration):
    dependencies = [
        ("measurements", "0003_history"),
        ("institutions", "0003_row_context"),
    ]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(open_to_the_web_role_only, migrations.RunPython.noop),
    ]
