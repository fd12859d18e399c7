"""What the page on participation shows: who delivered when, and whom to write to."""
