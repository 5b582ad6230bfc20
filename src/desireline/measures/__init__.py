"""Numbers, each defined once, with how many they rest on, an interval and a sentence.

Start with ``catalog``; ``ribbon`` is the figure people see first. May import: ``errors``,
``maps``, ``warehouse``, ``journeys``.
"""
