"""The quotes pinned to a map's sentences that may leave: a person looked at them."""

from __future__ import annotations

from dataclasses import dataclass

from desireline.evidence.free_text.masking import masked_words
from desireline.journeys.drill_down import moment
from desireline.maps.journey_map import JourneyMap
from desireline.measures.named_records import named_records
from desireline.rendering.quoted import Quoted
from desireline.workspace.quoting import leaving_words
from desireline.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedQuotes:
    """Quotes that may leave, and how many pinned ones nobody has looked at yet."""

    quotes: tuple[Quoted, ...]
    waiting: int

    @property
    def left_out(self) -> str:
        """Return what stands on a picture about those left out; empty = none are."""
        if not self.waiting:
            return ""
        many = "1 quote" if self.waiting == 1 else f"{self.waiting} quotes"
        return f"{many} not yet looked at {'was' if self.waiting == 1 else 'were'} left out."


def pinned_quotes(workspace: Workspace, journey_map: JourneyMap) -> PinnedQuotes:
    """Return the words customers' quotes pinned to statements hold, in the map's order."""
    pins = [
        (statement, key)
        for statement in journey_map.statements
        for support in statement.support
        if support.kind == "verbatim" and support.stance == "for"
        for key in support.rows
    ]
    places = _places(workspace, {key for _, key in pins})
    leaving = leaving_words(workspace, places)
    quotes = tuple(
        Quoted(
            statement_id=statement.id,
            stage_id=statement.stage_id,
            words=masked_words(words),
            source=places[key][0],
            said_on=places[key][1],
        )
        for statement, key in pins
        for words in leaving.get(key, ())
    )
    return PinnedQuotes(quotes=quotes, waiting=len(places.keys() - leaving.keys()))


def _places(workspace: Workspace, keys: set[str]) -> dict[str, tuple[str, str]]:
    """Return the source's name and the ISO date of each record that holds words."""
    if not keys:
        return {}
    house = workspace.warehouse
    meant, answers = named_records(house, keys), house.table("answers")
    names = {record_id: name for name, record_id in meant.items()}
    named = house.table("sources").select("source_id", source="name")
    told = answers.filter(
        answers.words.fill_null("") != "", answers.record_id.isin(sorted(names))
    ).select("record_id", "source_id", "said_at")
    joined = told.left_join(named, "source_id")
    return {
        names[int(str(row["record_id"]))]: (
            str(row["source"] or ""),
            (moment(row["said_at"]) or "")[:10],
        )
        for row in house.rows(joined.select("record_id", "source", "said_at"))
    }
