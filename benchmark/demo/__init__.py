"""Fictitious data for the demo: 17 invented institutions, 2018 up to today.

Only what is published about 2022 is real: the 17 sizes, the two year figures and which categories come
first. All other numbers are made up.
"""
