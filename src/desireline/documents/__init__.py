"""Where maps are kept: their log of edits in SQLite, their files, and what may be in them.

Start with ``store``; ``map_file`` reads and writes ``*.journey.json``. May import: ``maps``
and ``errors``; the only package that knows SQLAlchemy.
"""
