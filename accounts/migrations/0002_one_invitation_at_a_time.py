"""One open invitation for a person into a role, and no invitation into a team of another institution."""

import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


FORWARD = """
ALTER TABLE accounts_invitation ADD CONSTRAINT team_belongs_to_the_institution_of_the_invitation
    FOREIGN KEY (team_id, institution_id) REFERENCES institutions_team (id, institution_id)
    DEFERRABLE INITIALLY DEFERRED;
"""
BACKWARD = "ALTER TABLE accounts_invitation DROP CONSTRAINT team_belongs_to_the_institution_of_the_invitation"


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('institutions', '0004_history'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='invited_address_is_in_small_letters'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(condition=models.Q(('accepted_at__isnull', True), ('withdrawn_at__isnull', True)), fields=('email', 'role', 'institution'), name='one_invitation_at_a_time_into_a_role', nulls_distinct=False),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
