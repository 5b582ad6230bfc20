"""What can be changed on a map: each edit is named and yields property changes.

Start with ``change`` (applying and inverting) and ``edit`` (what every edit has); ``catalog``
lists them all. May import: ``errors`` and the map's own modules.
"""
