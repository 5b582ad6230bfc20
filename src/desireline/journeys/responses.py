"""Which answers belong together: what one person said in one questionnaire at one moment.

A questionnaire with three scores about one touchpoint is three answers and one response. A
feeling counts responses, so that nobody's voice counts as often as they were asked.
"""

from __future__ import annotations

import ibis


def with_response(answers: ibis.Table) -> ibis.Table:
    """Add ``response``: the smallest answer id of the answers given together.

    Together are the answers about one touchpoint that one customer gave in one source at one
    moment, each to a question of its own: a second answer to the same question begins another
    response. Where nobody is known, the answers of one row of the file are together.
    """
    who = answers.customer_no.cast("int64").fill_null(-1)
    row = answers.customer_no.isnull().ifelse(answers.record_id, ibis.literal(-1, "int64"))
    named = answers.mutate(asked=answers.question.fill_null(""), who=who, row_of_nobody=row)
    together = ["who", "row_of_nobody", "source_id", "said_at", "touchpoint_id"]
    turned = named.mutate(
        turn=ibis.row_number().over(group_by=[*together, "asked"], order_by=ibis.asc("answer_id"))
    )
    found = turned.mutate(response=turned.answer_id.min().over(group_by=[*together, "turn"]))
    return found.drop("asked", "who", "row_of_nobody", "turn")


def with_sheet_rating(answers: ibis.Table) -> ibis.Table:
    """Give words without a rating that of their sheet, and ``rated_in``: the question it answers.

    Their sheet is the response they are part of. Several rated questions give the mean of their
    ``valence`` (−2 to +2) and no score; ``rated_in`` then holds each.
    """
    rated = answers.filter(answers.score.notnull() | answers.valence.notnull())
    asked = rated.question.fill_null("")
    one = rated.count() == 1
    sheets = rated.group_by("response").agg(
        sheet_score=one.ifelse(rated.score.min(), ibis.null("float64")),
        sheet_low=one.ifelse(rated.scale_low.min(), ibis.null("float64")),
        sheet_high=one.ifelse(rated.scale_high.min(), ibis.null("float64")),
        sheet_valence=rated.valence.mean(),
        sheet_asked=asked.group_concat(sep=" · ", order_by=asked),
    )
    known = answers.left_join(sheets, "response").drop("response_right")
    bare = known.score.isnull() & known.valence.isnull() & known.sheet_asked.notnull()
    return known.mutate(
        score=bare.ifelse(known.sheet_score, known.score),
        scale_low=bare.ifelse(known.sheet_low, known.scale_low),
        scale_high=bare.ifelse(known.sheet_high, known.scale_high),
        valence=bare.ifelse(known.sheet_valence, known.valence),
        rated_in=bare.ifelse(known.sheet_asked, ""),
    ).drop("sheet_score", "sheet_low", "sheet_high", "sheet_valence", "sheet_asked")


def felt_responses(answers: ibis.Table) -> ibis.Table:
    """Give one row per response with a feeling: its mean ``valence`` (−2 to +2), ``at`` and word.

    ``emotion_word`` is the first in the alphabet of those it names, NULL where it names none.
    """
    felt = answers.filter(answers.valence.notnull() & answers.stage_index.notnull())
    word = felt.emotion_word.nullif("")
    return felt.group_by("response").agg(
        touchpoint_id=felt.touchpoint_id.min(),
        valence=felt.valence.mean(),
        emotion_word=word.min(),
        at=felt.said_at.max(),
    )
