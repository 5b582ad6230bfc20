"""The demo company's process with known truth, and the raw exports its tools would write.

Start with ``world``. It shares no code with readers, engine or detectors, so that what it
states as true can be held against what they compute. May import: ``errors``, ``maps``.
"""
