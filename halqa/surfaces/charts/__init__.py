"""Results as pictures that need no browser: SVG and PNG, in Arabic from right to left.

Each kind of chart is a function from a frozen value to a `Chart`. matplotlib takes a second to load: commands import
these modules where a picture is asked for.
"""
