"""Maps as other programs and people keep them. Start with ``old_map``. Imports ``maps`` only."""
