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
