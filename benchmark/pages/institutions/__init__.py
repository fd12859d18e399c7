"""What the page shows that lays the institutions beside each other, each part of it in a module of its own."""
