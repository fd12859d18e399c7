"""What each page of figures and releases asks for, hands over and shows; import the module you mean."""
