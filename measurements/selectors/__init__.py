"""What is read from the measurements and the code lists."""
