"""Composite foreign keys: a team of one institution cannot get a location or member of another."""

from django.db import migrations

FORWARD = """
ALTER TABLE institutions_location ADD CONSTRAINT location_with_institution UNIQUE (id, institution_id);
ALTER TABLE institutions_team ADD CONSTRAINT team_with_institution UNIQUE (id, institution_id);
ALTER TABLE institutions_team ADD CONSTRAINT location_belongs_to_the_institution_of_the_team
    FOREIGN KEY (location_id, institution_id) REFERENCES institutions_location (id, institution_id)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE institutions_membership ADD CONSTRAINT team_belongs_to_the_institution_of_the_membership
    FOREIGN KEY (team_id, institution_id) REFERENCES institutions_team (id, institution_id)
    DEFERRABLE INITIALLY DEFERRED;
"""

BACKWARD = """
ALTER TABLE institutions_membership DROP CONSTRAINT team_belongs_to_the_institution_of_the_membership;
ALTER TABLE institutions_team DROP CONSTRAINT location_belongs_to_the_institution_of_the_team;
ALTER TABLE institutions_team DROP CONSTRAINT team_with_institution;
ALTER TABLE institutions_location DROP CONSTRAINT location_with_institution;
"""


class Migration(migrations.Migration):
    dependencies = [("institutions", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
