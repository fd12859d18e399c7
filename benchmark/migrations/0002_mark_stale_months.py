"""The triggers that mark the months whose tallies a change of measurements makes stale.

Three triggers, because a transition table allows one event each; per statement, so that a bulk statement of a
million rows writes a handful of marks. The functions belong to the owner role and run with its rights (SECURITY
DEFINER): the roles that write measurements have none on the marks.
"""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION mark_stale_months_after_{event}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO benchmark_stalemonth (institution_id, month)
    SELECT DISTINCT institution_id, date_trunc('month', completed_on)::date
    FROM ({changed_rows}) AS changed
    WHERE completed_on IS NOT NULL;
    RETURN NULL;
END;
$$;
REVOKE ALL ON FUNCTION mark_stale_months_after_{event}() FROM PUBLIC;

CREATE TRIGGER mark_stale_months_after_{event} AFTER {event} ON measurements_measurement
REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION mark_stale_months_after_{event}();
"""

OLD_ROWS = "SELECT institution_id, completed_on FROM old_rows"
NEW_ROWS = "SELECT institution_id, completed_on FROM new_rows"

EVENTS = {
    "insert": ("NEW TABLE AS new_rows", NEW_ROWS),
    "delete": ("OLD TABLE AS old_rows", OLD_ROWS),
    "update": ("OLD TABLE AS old_rows NEW TABLE AS new_rows", f"{OLD_ROWS} UNION ALL {NEW_ROWS}"),
}

FORWARD = "\n".join(
    FUNCTION.format(event=event, tables=tables, changed_rows=changed_rows)
    for event, (tables, changed_rows) in EVENTS.items()
)

BACKWARD = "\n".join(
    f"DROP TRIGGER mark_stale_months_after_{event} ON measurements_measurement;\n"
    f"DROP FUNCTION mark_stale_months_after_{event}();"
    for event in EVENTS
)


class Migration(migrations.Migration):
    dependencies = [
        ("benchmark", "0001_initial"),
        ("measurements", "0002_team_of_the_same_institution"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
