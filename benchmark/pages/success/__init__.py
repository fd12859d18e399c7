"""What the page about success shows, each part of it in a module of its own."""
