"""The functions with which row policies read for whom a transaction works (see institutions.row_context).

After a transaction a setting is '', in a new session it is NULL: both mean nobody.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION app_user() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT NULLIF(current_setting('app.user', true), '')::bigint $$;

CREATE FUNCTION app_institutions() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT string_to_array(NULLIF(current_setting('app.institution', true), ''), ',')::bigint[] $$;

CREATE FUNCTION app_leads() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT string_to_array(NULLIF(current_setting('app.leads', true), ''), ',')::bigint[] $$;

CREATE FUNCTION app_has_scope(scope text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(scope = ANY (string_to_array(current_setting('app.scope', true), ',')), false) $$;
"""

BACKWARD = """
DROP FUNCTION app_user();
DROP FUNCTION app_institutions();
DROP FUNCTION app_leads();
DROP FUNCTION app_has_scope(text);
"""


class Migration(migrations.Migration):
    dependencies = [("institutions", "0002_rows_stay_in_their_institution")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
