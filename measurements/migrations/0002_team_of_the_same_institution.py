"""Composite foreign key: a measurement of one institution cannot belong to a team of another."""

from django.db import migrations

FORWARD = """
ALTER TABLE measurements_measurement ADD CONSTRAINT team_belongs_to_the_institution_of_the_measurement
    FOREIGN KEY (team_id, institution_id) REFERENCES institutions_team (id, institution_id)
    DEFERRABLE INITIALLY DEFERRED;
"""

BACKWARD = """
ALTER TABLE measurements_measurement DROP CONSTRAINT team_belongs_to_the_institution_of_the_measurement;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("measurements", "0001_initial"),
        ("institutions", "0002_rows_stay_in_their_institution"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
