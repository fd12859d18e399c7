"""What the pages and the API ask of tallies and releases, in as few statements as possible."""
