"""The second count agrees with the first, and finds a figure that was made up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from test_opening_figures import AS_OF, SHOP, everything, shop_map

from desireline.journeys.study import NO_FILTER, Study
from desireline.maps.reading import Filter
from desireline.measures.recounting import recount
from tellings import told, warehouse_of

MORE = SHOP + "\n".join(
    f"m{n} ad +2d visit@app ad visit:-1:angry order +{n}h call@call +1d order:1" for n in range(6)
)
WEB_ONLY = Filter(channels=("web",), only_channels=True)


@pytest.mark.parametrize("chosen", [NO_FILTER, WEB_ONLY, Filter(channels=("call",))])
def test_every_figure_counted_again_is_the_same(chosen):
    with warehouse_of(told(MORE)) as warehouse:
        study = Study.of(warehouse, shop_map(), filter=chosen, as_of_ms=AS_OF)
        figures = everything(study)
        again = recount(study, [figure.rows for figure in figures])
        wrong = [
            (figure, again[figure.rows])
            for figure in figures
            if not again[figure.rows].agrees(figure)
        ]
        assert wrong == []
        assert Counter(figure.grain for figure in figures)["journeys"] > 20
        told_of = [figure for figure in figures if figure.value]
        assert len(told_of) > 15
        for figure in told_of:
            made_up = again[figure.rows]
            assert not made_up.agrees(replace(figure, value=figure.value * 1.001))
            assert not made_up.agrees(replace(figure, n=figure.n + 1))
