"""The page about a measure over time, of an institution and of the nation."""
