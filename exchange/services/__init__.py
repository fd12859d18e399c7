"""What is done with files: each a verb that finishes or raises."""
