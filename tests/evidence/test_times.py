"""Text becomes a moment in one place; what can be misread is never guessed."""

from __future__ import annotations

import pytest

from desireline.evidence.times import TimeReader, TimeRefusedError, iso, look

BERLIN = TimeReader(time_zone="Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "utc", "precision"),
    [
        ("2018-08-15 04:10:37", "2018-08-15T02:10:37Z", "s"),
        ("2015-02-24 11:35:52 -0800", "2015-02-24T19:35:52Z", "s"),
        ("24-02-2015 11:35", "2015-02-24T10:35:00Z", "s"),
        ("24-02-2015 11.35", "2015-02-24T10:35:00Z", "s"),
        ("2/24/2015 11:35", "2015-02-24T10:35:00Z", "s"),
        ("2011-10-11 13:45:40.276000+02:00", "2011-10-11T11:45:40Z", "ms"),
        ("2011-10-01T00:38:44.546+02:00", "2011-09-30T22:38:44Z", "ms"),
        ("17/May/2015:10:05:03 +0000", "2015-05-17T10:05:03Z", "s"),
        ("2020-02-04 4:30:21", "2020-02-04T03:30:21Z", "s"),
        ("2023-05-09 23:19:32.729000 UTC", "2023-05-09T23:19:32Z", "ms"),
        ("2026/05/20 1:43:01 PM GMT+1", "2026-05-20T12:43:01Z", "s"),
        ("2025/03/18 12:00:00 AM GMT+1", "2025-03-17T23:00:00Z", "s"),
        ("3 März 2025 10:00", "2025-03-03T09:00:00Z", "s"),
        ("20250304T101112Z", "2025-03-04T10:11:12Z", "s"),
        ("2025-03-04 24:00", "2025-03-04T23:00:00Z", "s"),
        ("19970101", "1996-12-31T23:00:00Z", "day"),
    ],
)
def test_forms_that_cannot_be_misread(text: str, utc: str, precision: str):
    moment = BERLIN.read(text)
    assert (iso(moment.ms), moment.precision) == (utc, precision)


def test_a_date_alone_needs_no_zone():
    assert TimeReader().read("2018-02-01").precision == "day"
    assert iso(TimeReader().read("30/09/2021").ms) == "2021-09-30T00:00:00Z"


@pytest.mark.parametrize(
    ("form", "text", "utc"),
    [
        ("D/M/Y", "03/04/2026 10:00 Z", "2026-04-03T10:00:00Z"),
        ("M/D/Y", "03/04/2026 10:00 Z", "2026-03-04T10:00:00Z"),
        ("D/M/Y", "14.10.26 09:12 Z", "2026-10-14T09:12:00Z"),
        ("epoch s", "1741003200", "2025-03-03T12:00:00Z"),
        ("epoch ms", "1741003200000", "2025-03-03T12:00:00Z"),
        ("epoch us", "1741003200000000", "2025-03-03T12:00:00Z"),
        ("D/M/Y", "2015-07-20 10:00Z", "2015-07-20T10:00:00Z"),
    ],
)
def test_a_declared_form_holds(form: str, text: str, utc: str):
    assert iso(TimeReader(time_format=form).read(text).ms) == utc


def test_spreadsheet_days_are_local():
    reader = TimeReader(time_format="excel", time_zone="UTC")
    assert iso(reader.read("42059.4832407407").ms) == "2015-02-24T11:35:52Z"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("9/8/2026 14:28:27", "day-or-month"),
        ("05/06/25", "short-year"),
        ("2025-02-30", "no-such-day"),
        ("2025-03-04 00:00:60", "no-such-time"),
        ("2025-01-01 10:00 IST", "zone-letters"),
        ("2025-03-30 02:30:00", "clock-gap"),
        ("2025-10-26 02:30:00", "clock-twice"),
        ("may", "time-unreadable"),
        ("42059.48", "time-unreadable"),
        ("1741003200", "time-unreadable"),
    ],
)
def test_what_is_no_moment_says_why(text: str, reason: str):
    with pytest.raises(TimeRefusedError) as refused:
        BERLIN.read(text)
    assert refused.value.reason == reason
    assert text in refused.value.sentence


@pytest.mark.parametrize("form", ["epoch s", "epoch ms", "epoch ns", "excel", ""])
@pytest.mark.parametrize("text", ["9" * 400, "9" * 5000, "9" * 25, "9999-12-31T24:00:00Z"])
def test_a_moment_beyond_the_calendar_is_no_time(form: str, text: str):
    with pytest.raises(TimeRefusedError, match="cannot be read as a time"):
        TimeReader(time_format=form, time_zone="Europe/Berlin").read(text)


def test_a_time_without_a_zone_is_asked():
    with pytest.raises(TimeRefusedError) as refused:
        TimeReader().read("2026-03-01 10:00")
    assert refused.value.reason == "no-zone"


def test_the_hour_that_was_twice_follows_the_answer():
    first = TimeReader(time_zone="Europe/Berlin", fold="first").read("2025-10-26 02:30")
    second = TimeReader(time_zone="Europe/Berlin", fold="second").read("2025-10-26 02:30")
    assert iso(first.ms) == "2025-10-26T00:30:00Z"
    assert second.ms - first.ms == 3_600_000


def test_one_text_tells_the_forms_its_column_may_have():
    assert look("25/04/2026").form == "day first"
    assert look("04/25/2026").form == "month first"
    assert look("04/05/2026").form == "either"
    assert look("05/05/2026").form == "clear"
    assert look("1741003200000").unit == "epoch ms"
    assert look("45000.5").form == "excel"
    assert look("hello").form == "none"


def test_a_number_beyond_the_calendar_is_no_excel_day():
    with pytest.raises(TimeRefusedError) as refused:
        TimeReader(time_format="excel", time_zone="UTC").read("20260301")
    assert refused.value.reason == "time-unreadable"
