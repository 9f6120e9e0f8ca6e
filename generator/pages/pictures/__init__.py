"""What pictures show and where: positions, of which templates draw SVG.

Across, positions are percents of a picture's width; down, they are pixels. So a picture keeps the
size of its words on a phone and on a wide screen alike.
"""
