"""Customer journey maps drawn from the paths customers actually take.

Read the packages in this order: ``errors``, ``maps``, ``warehouse``, ``evidence``,
``journeys``, ``measures``, ``insights``, ``documents``, ``rendering``, ``simulation``,
``workspace``, ``web``, ``door``, ``library``, ``cli``.

In a notebook::

    import desireline

    shop = desireline.open_workspace("my-shop")
    shop.add("orders.csv", time_zone="Europe/Berlin")
    journey = shop.draft("Buying a bicycle")
    journey

A bare file of events needs no workspace; ``help(shop)`` lists all that can be asked::

    shop = desireline.read_events("events.csv")
    shop.transitions(top=10)
    desireline.draw_flow(shop)
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Bring in the library when it is first asked for: the program itself starts without it."""
    if name in {"open_workspace", "read_events", "draw_flow"}:
        return getattr(import_module("desireline.library"), name)
    raise AttributeError(name)
