"""The figures, charts and releases as JSON, under the same permissions as the pages."""
