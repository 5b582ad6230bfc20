"""From a file to a map in a few lines of Python, with answers that show themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

import desireline
from desireline.door import RefusedError
from desireline.library import UnansweredError, Workspace

ORDERS = "Kundennr.;Datum;Was\n" + "".join(
    f"K{number};{day:02d}.0{month}.2026 1{hour}:00;{what}\n"
    for number in range(40)
    for month, day, hour, what in (
        (9, 14 + number % 9, 1, "Katalog bestellt"),
        (9, 16 + number % 9, 3, "Probefahrt"),
        (9, 20 + number % 9, 5, "Gekauft"),
    )[: 1 + number % 3]
)


@pytest.fixture
def shop(tmp_path: Path):
    with desireline.open_workspace(tmp_path / "shop", name="Radladen") as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kunden.csv"
    path.write_text(ORDERS, encoding="utf-8")
    return path


def test_a_file_is_looked_at_before_anything_is_kept(shop: Workspace, file: Path) -> None:
    look = shop.look(file)
    assert list(look.columns["column"]) == ["Kundennr.", "Datum", "Was"]
    assert any("time_zone" in question for question in look.questions)
    assert "kunden.csv: 79 rows" in repr(look)
    assert "<table" in look._repr_html_()
    assert len(shop.sources) == 0


def test_a_question_names_the_keyword_that_answers_it(shop: Workspace, file: Path) -> None:
    with pytest.raises(UnansweredError, match=r"Answer with time_zone=") as refused:
        shop.add(file)
    assert "'Europe/Berlin'" in str(refused.value)
    assert len(shop.sources) == 0


def test_from_a_file_to_a_map_that_draws_itself(
    shop: Workspace, file: Path, tmp_path: Path
) -> None:
    receipt = shop.add(file, time_zone="Europe/Berlin", closed=True)
    assert receipt.rows == {
        "read": 79, "inserted": 79, "updated": 0, "unchanged": 0, "duplicate": 0, "rejected": 0
    }  # fmt: skip
    again = shop.add(file, time_zone="Europe/Berlin", closed=True)
    assert (again.rows["inserted"], again.rows["unchanged"]) == (0, 79)
    journey = shop.draft("Ein Rad kaufen")
    assert "<svg" in journey._repr_html_()
    assert journey.stages()["reach"].max() == 40
    figures = journey.figures()
    assert {"value", "unit", "n", "low", "high", "definition", "rows"} <= set(figures.columns)
    for figure in figures[figures["grain"] == "journeys"].head(8).itertuples():
        assert len(journey.rows(figure.rows)) == figure.n
    assert repr(shop).startswith("Workspace “Radladen”: 79 events")
    saved = journey.save(tmp_path / "map.xlsx")
    assert saved.read_bytes()[:2] == b"PK"


def test_touchpoints_come_as_a_table_that_sums_to_the_steps(shop: Workspace, file: Path) -> None:
    shop.add(file, time_zone="Europe/Berlin", closed=True)
    drawn = shop.draft("Shop")
    table = drawn.touchpoints()
    assert len(table) == len(drawn.document["touchpoints"])
    figures = drawn.figures()
    steps = figures[figures["measure"] == "touchpoint_steps"]
    assert table["steps"].sum() == steps["value"].sum() > 0
    assert set(table["stage"]) <= set(drawn.stages()["stage"])
    begun = drawn.entries()
    assert begun["journeys"].sum() == drawn.reading()["journeys"]["n"] == begun["of"].iloc[0]
    after = drawn.fall_outs().groupby("stage")
    assert (after["journeys"].sum() == after["left"].first()).all()


def test_an_edit_is_made_and_taken_back(shop: Workspace, file: Path) -> None:
    shop.add(file, time_zone="Europe/Berlin", closed=True)
    journey = shop.draft("Ein Rad kaufen")
    stage = journey.document["stages"][0]
    journey.edit("rename-stage", stage_id=stage["id"], name="Am Anfang")
    assert journey.document["stages"][0]["name"] == "Am Anfang"
    journey.undo()
    assert journey.document["stages"][0]["name"] == stage["name"]
    assert shop.maps[0].id == journey.id


def test_rows_once_read_as_answers_become_events_when_their_words_get_another_meaning(
    shop: Workspace, file: Path
) -> None:
    told = {"time_zone": "Europe/Berlin", "closed": True, "answers_only": True}
    first = shop.add(file, columns={"Was": "words"}, **told).answer
    assert (first["events"], first["answers"]) == (0, 79)
    again = shop.add(file, columns={"Was": "name"}, **told).answer
    assert (again["updated"], again["events"], again["answers"]) == (79, 79, 0)
    assert shop.sources["events"].sum() == 79


def test_what_is_not_there_is_named(shop: Workspace, file: Path) -> None:
    with pytest.raises(RefusedError, match="nowhere"):
        shop.map("nowhere")
    shop.add(file, time_zone="Europe/Berlin", closed=True)
    with pytest.raises(RefusedError, match="fax"):
        shop.draft("Rad").figures(channel="fax")
