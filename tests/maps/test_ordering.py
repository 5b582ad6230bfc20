"""There is always room between two records."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desireline.maps.ordering import OrderError, first_keys, key_between


@settings(max_examples=150, deadline=None, database=None)
@given(positions=st.lists(st.integers(min_value=0), min_size=1, max_size=60))
def test_records_put_anywhere_stay_where_they_were_put(positions: list[int]) -> None:
    keys: list[str] = []
    for wanted in positions:
        position = wanted % (len(keys) + 1)
        low = keys[position - 1] if position else ""
        high = keys[position] if position < len(keys) else ""
        keys.insert(position, key_between(low, high))
    assert keys == sorted(set(keys))


@settings(max_examples=150, deadline=None, database=None)
@given(st.lists(st.text("0Aaz1", min_size=1, max_size=4), min_size=2, max_size=2, unique=True))
def test_keys_written_by_hand_get_a_key_between_or_an_error(pair: list[str]) -> None:
    low, high = sorted(pair)
    try:
        assert low < key_between(low, high) < high
    except OrderError:
        assert set(high.removeprefix(low)) == {"0"}


def test_keys_at_the_end_stay_short() -> None:
    keys = first_keys(5000)
    assert list(keys) == sorted(set(keys))
    assert max(map(len, keys)) == 4


def test_five_thousand_records_can_come_first_one_after_another() -> None:
    key = "a0"
    for _ in range(5000):
        earlier = key_between("", key)
        assert earlier < key
        key = earlier
    assert len(key) <= 4


@pytest.mark.parametrize(("low", "high"), [("a1", "a0"), ("a0", "a0"), ("a", "a0"), ("a-", "b")])
def test_where_nothing_fits_it_is_said(low: str, high: str) -> None:
    with pytest.raises(OrderError):
        key_between(low, high)
