"""How often each code was chosen, apart for entered measurements, drafts and withdrawn measurements.

The function takes the place of the one that gave a single number for all states; who may run it stays the same.
"""

from django.conf import settings
from django.db import migrations
from psycopg import sql

DROP = "DROP FUNCTION measurement_code_uses(text);"

START = """
CREATE FUNCTION measurement_code_uses(codebook text) RETURNS TABLE ({columns})
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT app_has_scope('administration') THEN
        RAISE insufficient_privilege USING MESSAGE = 'measurement_code_uses is for administrators';
    END IF;
    RETURN QUERY EXECUTE format(
        'SELECT chosen.code::text, {counts} FROM measurements_measurement, LATERAL %s AS chosen (code)'
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
"""
BY_STATE = START.format(
    columns="code text, entered bigint, drafts bigint, withdrawn bigint",
    counts=", ".join(
        f"count(*) FILTER (WHERE state = ''{state}'')"  # doubled, as it stands in a string of the function
        for state in ("submitted", "draft", "withdrawn")
    ),
)
IN_ONE_NUMBER = START.format(columns="code text, uses bigint", counts="count(*)")


def open_to_the_web_role_only(apps, schema_editor):
    """Take the right to run the function, which PostgreSQL gives to everybody, from all but the web role."""
    web = sql.Identifier(settings.DATABASES["default"]["USER"])
    function = sql.SQL("measurement_code_uses(text)")
    with schema_editor.connection.cursor() as cursor:
        for statement in ("REVOKE ALL ON FUNCTION {} FROM PUBLIC", "GRANT EXECUTE ON FUNCTION {} TO {web}"):
            cursor.execute(sql.SQL(statement).format(function, web=web))


class Migration(migrations.Migration):
    dependencies = [("measurements", "0005_counts_of_a_person")]

    operations = [
        # Undone from the bottom up: the rights are given again after the old function is back.
        migrations.RunPython(migrations.RunPython.noop, open_to_the_web_role_only),
        migrations.RunSQL(DROP + BY_STATE, DROP + IN_ONE_NUMBER),
        migrations.RunPython(open_to_the_web_role_only, migrations.RunPython.noop),
    ]
