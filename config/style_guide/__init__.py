"""The page that shows every part of which pages are made, from the same templates and with made-up values."""
