"""The page that lays the figures of an institution beside others."""
