"""The journey engine: events become steps, steps become journeys, journeys can be opened.

Start with ``study``: labelling → groundwork (steps, journeys, visits) → study (filtered) →
populations (the rows behind each figure) → drill_down. May import: ``errors``, ``maps``,
``warehouse``.
"""
