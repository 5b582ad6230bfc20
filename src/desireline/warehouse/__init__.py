"""Where the evidence tables live; the only package that opens the engine.

Start with ``warehouse``. May import: ``errors``.
"""
