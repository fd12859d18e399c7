"""Releases: what a year's figures are made from, what everybody may know of them, and how that is sealed."""
