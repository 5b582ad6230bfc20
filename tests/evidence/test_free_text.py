"""How much personal data in typed text is found, and how much else is hidden by mistake."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest

from desireline.evidence.free_text.masking import (
    is_free_text,
    pieces_masked,
    shown_sheet,
    words_without,
)

SNIPPETS = Path(__file__).parents[1] / "fixtures" / "free_text"
SIGN = {
    "email": "e-mail",
    "phone": "phone",
    "card": "account",
    "iban": "account",
    "ip": "IP address",
    "name": "name",
    "address": "address",
    "plate": "number plate",
    "number": "number",
}
PATTERNS = ("email", "phone", "card", "iban", "ip")
LEAST_RECALL = dict.fromkeys(PATTERNS, 0.99) | {"address": 0.9, "plate": 0.95, "number": 0.95}
LEAST_NAMES = {"tuned": 0.97, "held_out": 0.90, "second_held_out": 0.90, "by_hand": 0.85}
LEAST_PRECISION = 0.95


def snippets(half: str) -> list[dict]:
    lines = (SNIPPETS / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def signs(text: str) -> Counter[str]:
    return Counter({sign: text.count(f"[{sign}]") for sign in SIGN.values()})


def is_hidden(kind: str, piece: str, masked: str) -> bool:
    """Tell whether nothing telling of a piece is left; of a name, no part of two letters."""
    if kind == "name":
        parts = [part for part in piece.split() if part[0].isupper() or piece.islower()]
        return not any(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", masked) for part in parts)
    return piece not in masked


def measured(half: str) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]], list[str]]:
    """Give per type (hidden, all), per sign (wrong, all), and what was missed or wrong."""
    found, asked, wrong, shown = Counter(), Counter(), Counter(), Counter()
    problems = []
    for snippet in snippets(half):
        masked = words_without(snippet["text"])
        expected = Counter(SIGN[kind] for kind, _ in snippet["pieces"])
        for kind, piece in snippet["pieces"]:
            asked[kind] += 1
            hidden = is_hidden(kind, piece, masked)
            found[kind] += hidden
            if not hidden:
                problems.append(f"missed {kind}: {snippet['text']} → {masked}")
        for sign, count in signs(masked).items():
            shown[sign] += count
            extra = max(0, count - expected[sign])
            wrong[sign] += extra
            if extra:
                problems.append(f"wrong {sign}: {snippet['text']} → {masked}")
    return (
        {kind: (found[kind], asked[kind]) for kind in asked},
        {sign: (wrong[sign], shown[sign]) for sign in shown if shown[sign]},
        problems,
    )


@pytest.mark.parametrize("half", ["tuned", "held_out", "second_held_out", "by_hand"])
def test_recall_and_precision_hold_their_floors(half: str, capsys: pytest.CaptureFixture[str]):
    recall, precision, problems = measured(half)
    with capsys.disabled():
        print(f"\n{half}: {len(snippets(half))} snippets")  # noqa: T201 - the measured table
        for kind, (hidden, count) in recall.items():
            wrong, shown = precision.get(SIGN[kind], (0, 0))
            right = (shown - wrong) / shown if shown else 1
            print(f"  {kind:8} {hidden}/{count} = {hidden / count:.1%}, precision {right:.1%}")  # noqa: T201
    report = "\n".join(problems[:60])
    for kind, (hidden, count) in recall.items():
        floor = LEAST_NAMES[half] if kind == "name" else LEAST_RECALL[kind]
        assert hidden >= floor * count, f"{kind}: {hidden} of {count}\n{report}"
    wrong = sum(one for one, _ in precision.values())
    shown = sum(count for _, count in precision.values())
    floor = 0.85 if half == "by_hand" else LEAST_PRECISION
    assert wrong <= (1 - floor) * shown, f"{wrong} wrong of {shown}\n{report}"


def test_hardly_any_text_without_a_person_loses_a_word():
    """Half of these begin with a word that is also a name: "Rose gold was out of stock."."""
    plain = [one["text"] for one in snippets("second_held_out") if not one["pieces"]]
    wrong = [text for text in plain if "[name]" in words_without(text)]
    assert len(plain) == 100
    assert len(wrong) <= 5, wrong


def test_a_sheet_called_after_a_person_is_stored_without_the_name():
    assert shown_sheet("Torben Scheuermann") == "[name]"
    assert shown_sheet("Umfrage Herr Oelschläger") == "Umfrage Herr [name]"
    for name in ("Sheet1", "Tabelle 2", "Sales 2026", "Orders", "Anrufe Oktober"):
        assert shown_sheet(name) == name


def test_the_two_halves_share_no_snippet_and_are_large():
    texts = [{one["text"] for one in snippets(half)} for half in ("tuned", "held_out")]
    assert not texts[0] & texts[1]
    assert len(texts[0]) + len(texts[1]) >= 500
    languages = {one["language"] for one in snippets("held_out")}
    assert len(languages) >= 10


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000,
        "a.b." * 5_000 + "@",
        "Ab-" * 6_000,
        "Anna " * 3_000,
        "1" * 20_000,
        "1a: " * 5_000,
    ],
    ids=["letters", "almost a mail", "hyphens", "names", "digits", "colons"],
)
def test_no_text_takes_long(text: str):
    """Each took minutes before repetitions were bounded; CPU time, so that load does not matter."""
    before = time.process_time()
    words_without(text)
    assert time.process_time() - before < 20


def test_pieces_are_counted_and_names_of_things_stay():
    assert pieces_masked(words_without("Mr Kowallek, call 0171 2345678 or a@b.example")) == 3
    assert words_without("Lenovo Yoga Slim Pro") == "Lenovo Yoga Slim Pro"
    assert is_free_text("I waited all day for it")
    assert not is_free_text("SM-T970 128 GB 2026 11")
