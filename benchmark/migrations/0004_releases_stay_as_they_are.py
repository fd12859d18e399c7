"""A release, its evidence and its publication are never changed or removed, not even by the role that owns them.

And every month is marked as stale, for the tallies got columns and a table that have not been counted.
"""

from django.db import migrations

TABLES = ("benchmark_release", "benchmark_releaseevidence", "benchmark_publication")

FUNCTION = """
CREATE FUNCTION refuse_change_of_a_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a release stays as it is: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;
"""

TRIGGERS = "\n".join(
    f"""
    CREATE TRIGGER stays_as_it_is BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_a_release();
    CREATE TRIGGER stays_as_a_whole BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_a_release();
    """
    for table in TABLES
)

BACKWARD = (
    "\n".join(
        f"DROP TRIGGER stays_as_it_is ON {table}; DROP TRIGGER stays_as_a_whole ON {table};" for table in TABLES
    )
    + "DROP FUNCTION refuse_change_of_a_release();"
)

MARK_EVERY_MONTH = """
    INSERT INTO benchmark_stalemonth (institution_id, month)
    SELECT DISTINCT institution_id, date_trunc('month', completed_on)::date
    FROM measurements_measurement WHERE completed_on IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("benchmark", "0003_splits_and_releases"),
        ("measurements", "0009_weekly_mail"),
    ]

    operations = [
        migrations.RunSQL(FUNCTION + TRIGGERS, BACKWARD),
        migrations.RunSQL(MARK_EVERY_MONTH, migrations.RunSQL.noop),
    ]
