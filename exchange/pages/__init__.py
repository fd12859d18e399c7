"""The pages of import and export."""
