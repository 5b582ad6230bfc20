"""What a journey map is, as frozen values; standard library only.

Start with ``journey_map``; ``reading`` is what evidence says about a map at one moment.
May import: ``errors``.
"""
