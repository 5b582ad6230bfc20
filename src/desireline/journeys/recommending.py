"""Answers from 0 to 10 to whether somebody would recommend us, and what each counts for."""

from __future__ import annotations

import ibis

from desireline.evidence.said_scales import RECOMMENDATION, RECOMMENDING

PROMOTER_FROM, DETRACTOR_UP_TO = 9, 6
ONE_ANSWER = 100.0


def recommendations(answers: ibis.Table) -> ibis.Table:
    """Keep the answers on a scale from 0 to 10 whose question, or else name, asks to recommend.

    One row per answer. A scale on which low is good is none of these: its valence runs the
    other way.
    """
    low, high = RECOMMENDATION
    scored = answers.filter(
        answers.score.notnull() & (answers.scale_low == low) & (answers.scale_high == high)
    )
    upright = (scored.valence.fill_null(0.0) >= 0) == (scored.score >= (low + high) / 2)
    question = scored.question.fill_null("").lower().re_search(RECOMMENDING)
    name = scored.name.fill_null("").lower().re_search(RECOMMENDING)
    return scored.filter((question | name) & upright)


def with_weight(recommended: ibis.Table) -> ibis.Table:
    """Add ``weight``: 100 for a promoter (9 and 10), −100 for a detractor (0 to 6), else 0.

    The mean of the weights is the net promoter score.
    """
    weight = ibis.cases(
        (recommended.score >= PROMOTER_FROM, ONE_ANSWER),
        (recommended.score <= DETRACTOR_UP_TO, -ONE_ANSWER),
        else_=0.0,
    )
    return recommended.mutate(weight=weight)
