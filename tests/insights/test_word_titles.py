"""Drafted names read like words, in the language of the data."""

from __future__ import annotations

import pytest

from desireline.insights.stage_cutting import Placed, cut_stages
from desireline.insights.word_titles import word_titles


@pytest.mark.parametrize(
    ("titles", "shown"),
    [
        (["Kasse start", "Warenkorb add"], ["Kasse", "Warenkorb"]),
        (["Kasse start", "Kasse view"], ["Kasse begonnen", "Kasse angesehen"]),
        (["Warenkorb add", "Warenkorb remove"], ["Warenkorb", "Warenkorb entfernt"]),
        (["Shop.example.com", "Outlet.example.com"],
         ["Website (shop.example.com)", "Website (outlet.example.com)"]),
        (["Add to basket", "Start"], ["Add to basket", "Start"]),
        (["Kasse start", "Kasse start"], ["Kasse", "Kasse"]),
        (["Wo ist mein Paket?"], ["Wo ist mein Paket?"]),
    ],
)  # fmt: skip
def test_titles_read_like_words(titles: list[str], shown: list[str]):
    assert word_titles(titles) == tuple(shown)


def test_a_stage_is_not_called_like_its_only_touchpoint():
    points = [
        Placed(key=str(at), title=title, position=at / 10, role=None, events=100)
        for at, title in enumerate(["Alpha", "Omega"])
    ]
    cuts = cut_stages(points, apart=lambda _one, _other: 1.0)
    assert len(cuts) == 2
    assert all(cut.name not in [one.title for one in cut.members] for cut in cuts)
