"""Memberships as the policies of other tables look at them: where somebody works, and whom somebody leads.

As functions of the owner, because a subquery in a policy is planned anew, with the policies of its own table, in every
statement on a table that has it. They read nothing but what the settings of the transaction name.
"""

from django.conf import settings
from django.db import migrations
from psycopg import sql

FUNCTIONS = ("app_works_at()", "app_led_people()")

FORWARD = """
CREATE FUNCTION app_works_at() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ BEGIN
    RETURN ARRAY(SELECT institution_id FROM institutions_membership WHERE user_id = app_user());
END $$;

CREATE FUNCTION app_led_people() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS
$$ BEGIN
    RETURN ARRAY(SELECT user_id FROM institutions_membership WHERE institution_id = ANY (app_leads()));
END $$;
"""

BACKWARD = """
DROP FUNCTION app_works_at();
DROP FUNCTION app_led_people();
"""


def open_to_the_web_role_only(apps, schema_editor):
    """Take the right to run the functions, which PostgreSQL gives to everybody, from all but the web role."""
    web = sql.Identifier(settings.DATABASES["default"]["USER"])
    with schema_editor.connection.cursor() as cursor:
        for function in map(sql.SQL, FUNCTIONS):
            cursor.execute(sql.SQL("REVOKE ALL ON FUNCTION {} FROM PUBLIC").format(function))
            cursor.execute(sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(function, web))


class Migration(migrations.Migration):
    dependencies = [("institutions", "0004_history")]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(open_to_the_web_role_only, migrations.RunPython.noop),
    ]
