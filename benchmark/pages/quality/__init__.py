"""What the pages on data quality show, each part of them in a module of its own."""
