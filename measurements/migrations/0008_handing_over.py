"""A draft can change hands inside its institution, a submitted measurement cannot; and the names to hand it to.

The policy on people hides colleagues from each other. A worker who hands over a draft needs their names and nothing
else of them, so a function of the owner gives just those, of the institutions of the transaction.
"""

from django.conf import settings
from django.db import migrations
from psycopg import sql

FORWARD = """
CREATE FUNCTION only_drafts_change_hands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' THEN
        RAISE check_violation USING MESSAGE = 'only a draft can be handed to somebody else';
    END IF;
    IF NOT EXISTS (
        SELECT FROM institutions_membership AS m
        WHERE m.user_id = NEW.author_id AND m.institution_id = NEW.institution_id AND m.role = 'worker'
            AND m.active_from <= CURRENT_DATE + 1 AND coalesce(m.active_until, CURRENT_DATE) >= CURRENT_DATE - 1
    ) THEN
        RAISE check_violation USING MESSAGE = 'a draft can only be handed to a worker of its institution';
    END IF;
    RETURN NEW;
END $$;
ALTER FUNCTION only_drafts_change_hands() SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp;

CREATE TRIGGER only_drafts_change_hands BEFORE UPDATE OF author_id ON measurements_measurement
    FOR EACH ROW WHEN (OLD.author_id IS DISTINCT FROM NEW.author_id) EXECUTE FUNCTION only_drafts_change_hands();

CREATE FUNCTION app_colleagues(today date) RETURNS TABLE (user_id bigint, name text, institution_id bigint, team_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN QUERY
        SELECT u.id, u.name::text, m.institution_id, m.team_id
        FROM institutions_membership AS m JOIN institutions_user AS u ON u.id = m.user_id
        WHERE m.institution_id = ANY (app_institutions()) AND m.role = 'worker' AND u.is_active
            AND m.active_from <= today AND (m.active_until IS NULL OR m.active_until >= today);
END $$;
"""

BACKWARD = """
DROP FUNCTION app_colleagues(date);
DROP TRIGGER only_drafts_change_hands ON measurements_measurement;
DROP FUNCTION only_drafts_change_hands();
"""


def open_to_the_web_role_only(apps, schema_editor):
    """Take the right to run the function, which PostgreSQL gives to everybody, from all but the web role."""
    web = sql.Identifier(settings.DATABASES["default"]["USER"])
    function = sql.SQL("app_colleagues(date)")
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(sql.SQL("REVOKE ALL ON FUNCTION {} FROM PUBLIC").format(function))
        cursor.execute(sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(function, web))


class Migration(migrations.Migration):
    dependencies = [("measurements", "0007_entering")]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(open_to_the_web_role_only, migrations.RunPython.noop),
    ]
