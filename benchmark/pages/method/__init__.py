"""The public explanation of every figure, with examples that the functions of the figures compute."""
