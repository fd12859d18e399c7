"""What the pages about measurements show, as values."""
