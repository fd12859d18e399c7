"""Draws the Plotly dicts of benchmark/charts with matplotlib: one pixel on screen is one point on paper.

matplotlib takes a second to load. benchmark/files/pictures.py therefore loads this package with the first picture.
"""

from benchmark.files.drawing.own_folder import use_own_folder

use_own_folder()
