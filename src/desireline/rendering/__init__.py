"""Pictures and files: a map and its reading in, text out; never a query.

Start with ``map_svg``; ``html`` wraps it with the tables; ``thumbnail`` is the miniature.
"""
