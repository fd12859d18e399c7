"""What the pages about the target group show, each part of it in a module of its own."""
