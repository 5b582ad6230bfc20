"""A zone typed as people say it is understood or explained, and asked together with all else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desireline.evidence.importing import inspect_file
from desireline.evidence.looking import first_look
from desireline.evidence.masking import masked_sentence
from desireline.evidence.times import known_zone
from desireline.evidence.zone_names import stands_alone, zones_like


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("EST", "America/New_York"),
        ("IST", "Asia/Kolkata"),
        ("europe/berln", "Europe/Berlin"),
        ("CEST", "Europe/Berlin"),
    ],
)
def test_what_people_type_leads_to_zones(typed: str, first: str):
    found = zones_like(typed)
    assert found[0] == first
    assert all(known_zone(zone) for zone in found)
    assert zones_like("qqqqqq") == zones_like("") == ()


def test_letters_with_a_zone_of_their_own_are_taken_but_not_those_without_summer():
    assert stands_alone("CET")
    assert known_zone("CET")
    assert not stands_alone("est")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Berlin", "There is no time zone 'Berlin'. It may mean Europe/Berlin; these stand first."),
        ("EST", "EST has no summer time, and people use it for several zones."),
        ("qqqqqq", "Zones are named by continent and city, such as Europe/Berlin."),
    ],
)
def test_a_zone_that_is_none_is_asked_again_with_what_is_near(tmp_path: Path, typed: str, why: str):
    path = tmp_path / "log.csv"
    path.write_text("customer,event,time\nana,visit,2026-07-01 10:00:00\n", encoding="utf-8")
    mapping = first_look(path, file_name=path.name, mapping=None).mapping
    look = first_look(path, file_name=path.name, mapping=replace(mapping, time_zone=typed))
    [question] = look.questions
    assert question.why.endswith(why)
    assert question.local == "2026-07-01T10:00:00"
    assert all(option.example for option in question.options)


def test_whether_an_old_file_is_finished_is_asked_together_with_its_zone(tmp_path: Path):
    path = tmp_path / "log.csv"
    path.write_text("customer,event,time\nana,visit,2024-07-01 10:00:00\n", encoding="utf-8")
    look = inspect_file(path, file_name=path.name, key=b"k" * 32)
    assert [question.id for question in look.questions] == ["time_zone", "closed"]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("'2026-03-04 10:00' is written without a time zone.", None),
        ("'31.02.2026' is not a day of the calendar.", None),
        ("'Anna's mother' cannot be read as a time.", "'[hidden]' cannot be read as a time."),
        ("'Smith' cannot be read as a time.", "'[hidden]' cannot be read as a time."),
        ("'1715550101' cannot be read as a time.", "'[hidden]' cannot be read as a time."),
    ],
)
def test_a_time_in_a_sentence_is_shown_and_what_may_be_somebodys_is_not(
    said: str, shown: str | None
):
    assert masked_sentence(said) == (shown or said)
