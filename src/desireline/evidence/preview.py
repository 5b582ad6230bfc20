"""One accepted row as the wizard shows it: its events, or its answers, under pseudonyms."""

from __future__ import annotations

from desireline.evidence.batches import BatchWriter
from desireline.evidence.free_text.masking import masked_words
from desireline.evidence.inspection import PreviewRow
from desireline.evidence.masking import masked
from desireline.evidence.parsed import ParsedRow
from desireline.evidence.times import iso


def preview_rows(row: ParsedRow, writer: BatchWriter) -> list[PreviewRow]:
    """Return a row's events, or its answers where it holds no event, with customers masked."""
    said = row.answers[0] if row.answers else None
    shown = [
        PreviewRow(
            row_number=row.row_number,
            time=iso(event.happened_at),
            customer=(writer.pseudonym(event.identifier) or "")[:8],
            name=masked(event.name),
            channel=event.channel,
            words=masked_words(said.words or "")[:200] if said else "",
            valence=said.valence if said else None,
        )
        for event in row.events
    ]
    if not row.events:
        shown += [
            PreviewRow(
                row_number=row.row_number,
                time=iso(answer.said_at),
                customer=(writer.pseudonym(answer.identifier) or "")[:8],
                name=masked(answer.name),
                channel=answer.channel,
                words=masked_words(answer.words or "")[:200],
                valence=answer.valence,
            )
            for answer in row.answers
        ]
    return shown
