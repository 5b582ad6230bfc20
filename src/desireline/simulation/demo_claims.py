"""The claims of the hand-drawn map "Buying a laptop", and which of them the process makes true."""

from __future__ import annotations

from desireline.simulation.truth import PlantedClaim

MAP_FILE = "buying_a_laptop.journey.json"
PLANTED: tuple[PlantedClaim, ...] = (
    PlantedClaim(statement_id="explore-actions-list", holds=True),
    PlantedClaim(statement_id="explore-actions-mail", holds=False),
    PlantedClaim(statement_id="explore-emotion", holds=True),
    PlantedClaim(statement_id="compare-actions-pages", holds=True),
    PlantedClaim(statement_id="compare-actions-reviews", holds=True),
    PlantedClaim(statement_id="compare-actions-demo", holds=True),
    PlantedClaim(statement_id="compare-thoughts-fast", holds=False),
    PlantedClaim(statement_id="compare-barrier", holds=True),
    PlantedClaim(statement_id="buy-actions", holds=True),
    PlantedClaim(statement_id="buy-actions-till", holds=False),
    PlantedClaim(statement_id="buy-barrier", holds=True),
    PlantedClaim(statement_id="receive-actions", holds=True),
    PlantedClaim(statement_id="receive-actions-quiet", holds=False),
    PlantedClaim(statement_id="receive-goals-fast", holds=False),
    PlantedClaim(statement_id="receive-goals-day", holds=True),
    PlantedClaim(statement_id="receive-thoughts-day", holds=True),
    PlantedClaim(statement_id="receive-thoughts-glad", holds=False),
    PlantedClaim(statement_id="receive-barrier", holds=True),
    PlantedClaim(statement_id="use-actions", holds=True),
    PlantedClaim(statement_id="use-thoughts-once", holds=False),
    PlantedClaim(statement_id="use-barrier", holds=True),
    PlantedClaim(statement_id="back-actions", holds=True),
    PlantedClaim(statement_id="back-actions-again", holds=False),
    PlantedClaim(statement_id="back-barrier", holds=True),
    PlantedClaim(statement_id="promise-effortless", holds=False),
)
