"""What can be done with a measurement; every verb finishes or raises, and leaves nothing half done."""
