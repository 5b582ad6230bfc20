"""Files become events and answers: readers, mapping, times, identity, vault and receipts.

Start with ``importing``; ``parsed`` is what a reader makes of one row.
May import: ``warehouse``, ``maps``, ``errors``.
"""
