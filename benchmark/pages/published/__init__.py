"""What the check against a published year shows, each part of it in a module of its own."""
