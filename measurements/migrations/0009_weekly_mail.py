"""To whom the weekly mail may go and that it went: the worker sends it, who reads nothing else about people.

The function of the owner gives the addresses of those who may enter measurements somewhere on a day, so nobody who
left, whose account is closed or whose institution has ended.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from psycopg import sql

FORWARD = """
CREATE FUNCTION app_mail_addresses(today date, roles text[]) RETURNS TABLE (user_id bigint, institution_id bigint, email text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN QUERY
        SELECT DISTINCT u.id, i.id, u.email::text
        FROM institutions_membership AS m
            JOIN institutions_user AS u ON u.id = m.user_id
            JOIN institutions_institution AS i ON i.id = m.institution_id
        WHERE u.is_active AND m.role = ANY (roles)
            AND m.active_from <= today AND (m.active_until IS NULL OR m.active_until >= today)
            AND i.active_from <= today AND (i.active_until IS NULL OR i.active_until >= today);
END $$;
"""

BACKWARD = "DROP FUNCTION app_mail_addresses(date, text[])"


def open_to_the_counter_only(apps, schema_editor):
    """Take the right to run the function, which PostgreSQL gives to everybody, from all but the worker's role."""
    counter = sql.Identifier(settings.DATABASES["counter"]["USER"])
    function = sql.SQL("app_mail_addresses(date, text[])")
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(sql.SQL("REVOKE ALL ON FUNCTION {} FROM PUBLIC").format(function))
        cursor.execute(sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(function, counter))


class Migration(migrations.Migration):
    dependencies = [
        ("measurements", "0008_handing_over"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WeeklyMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("monday", models.DateField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("user", "monday"), name="one_weekly_mail_a_week")
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(open_to_the_counter_only, migrations.RunPython.noop),
    ]
