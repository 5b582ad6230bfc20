"""The ten lines of the how-to run as they stand, and what a notebook shows says what it is."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import desireline

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "event-file.md"
EVENTS = "customer,touchpoint,time\n" + "".join(
    f"c{customer},{what},2026-03-{day + customer % 9:02}T10:00:00Z\n"
    for customer in range(30)
    for day, what in enumerate(("ad", "visit", "call", "visit", "order")[: 1 + customer % 5], 1)
)


def test_the_lines_of_the_how_to_run_as_they_stand(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("events.csv").write_text(EVENTS, encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    made: dict[str, object] = {}
    exec(code, made)  # noqa: S102 - the point of the test
    reached = made["funnel"].to_pandas().reached.tolist()
    assert reached == [30, 24, 6]
    words = "".join(ET.parse("flow.svg").getroot().itertext())  # noqa: S314 - our own
    assert (
        "4 of 4 touchpoints; 4 of 4 transitions drawn, 100% of all 60. 30 journeys, events 2026"
        in words
    )
    assert "24 journeys · 80%" in words
    assert "ad → visit: 24" in words


def test_a_notebook_shows_a_table_with_what_it_rests_on(tmp_path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(EVENTS, encoding="utf-8")
    events = desireline.read_events(path)
    shown = events.graph()._repr_html_()
    assert "<table" in shown
    assert "n = 30 journeys, 2026-03-01 to" in shown
    assert "All journeys of the file." in shown
    assert "<svg" in desireline.draw_flow(events, touchpoints=2, edges=1)._repr_html_()
    assert (
        "2 of 4 touchpoints; 1 of 4 transitions drawn, 40%"
        in desireline.draw_flow(events, touchpoints=2, edges=1).svg
    )
    events.close()
