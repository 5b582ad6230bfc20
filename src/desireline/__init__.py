"""Customer journey maps drawn from the paths customers actually take.

Read the packages in this order: ``errors``, ``maps``, ``warehouse``, ``evidence``,
``journeys``, ``measures``, ``insights``, ``documents``, ``rendering``, ``simulation``,
``workspace``, ``web``, ``cli``.
"""

from __future__ import annotations

__version__ = "0.1.0"
