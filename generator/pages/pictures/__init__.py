"""The layout of pictures; templates draw SVG from it.

Horizontal positions are percentages of a picture's width, vertical ones are pixels, so the words in
a picture have the same size on a phone and on a wide screen.
"""
