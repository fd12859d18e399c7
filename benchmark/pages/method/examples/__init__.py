"""Worked examples with made-up input; what comes out is computed by the functions that the pages use."""
