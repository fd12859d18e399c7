"""What the pages and the work on files read."""
