"""What the pages of one criterion show; import the module you mean."""
