"""Before and after: published series and means, and worlds in which the truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from desireline.measures.before_after import (
    BeforeAfterError,
    difference_in_differences,
    interrupted_series,
    placebos,
    steadied,
)
from desireline.measures.intervals import Z_95
from desireline.measures.regression import RegressionError, least_squares, poisson

# Admissions for acute coronary events a month, Sicily 2002 to November 2006, and the population
# they are out of, standardized by age (thousands): the data of Bernal, Cummins and Gasparrini
# 2017, International Journal of Epidemiology 46:348–355. Smoking was banned in January 2005.
ADMISSIONS = """
728 659 791 734 757 726 760 740 720 814 795 858 887 766 851 769 781 756 766 752 765 831 879 928
914 808 937 840 916 828 845 818 860 839 887 886 831 796 833 820 877 758 767 738 781 843 850 908
1021 859 976 888 962 838 810 876 843 936 912
"""
POPULATION = """
379.8753 376.4955 377.0408 377.1164 377.3834 374.1131 379.5133 376.2955 374.6532 378.4856 375.9555
378.3497 376.7624 379.0323 379.3604 376.1620 377.9724 381.8307 379.8886 380.8722 380.9669 381.2404
382.1049 381.8027 381.6563 383.6800 383.5042 386.4629 383.7831 380.8368 383.4830 380.9062 382.9268
384.0524 384.4496 383.4280 388.1532 388.3732 386.4701 386.0332 383.6864 385.5093 385.9019 386.5166
388.4365 383.2552 390.1487 385.8749 391.6136 391.7504 394.0056 391.3649 391.6646 389.0223 391.8783
388.5753 392.9890 390.0188 390.7123
"""


def numbers(told: str) -> np.ndarray:
    return np.array([float(one) for one in told.split()])


def test_the_smoking_ban_lowered_admissions_as_published() -> None:
    """RR 0.894, Poisson 0.865–0.925, quasi-Poisson 0.839–0.953, dispersion 3.56."""
    counts, people = numbers(ADMISSIONS), numbers(POPULATION)
    found = interrupted_series(counts, changed_at=36, exposure=people)
    assert found.ratio.value == pytest.approx(0.894, abs=5e-4)
    assert found.dispersion == pytest.approx(3.56, abs=5e-3)
    assert found.ratio.value * np.exp(-Z_95 * found.log_error) == pytest.approx(0.839, abs=6e-4)
    assert found.ratio.value * np.exp(Z_95 * found.log_error) == pytest.approx(0.953, abs=6e-4)
    plain = found.log_error / np.sqrt(found.dispersion)
    assert found.ratio.value * np.exp(-Z_95 * plain) == pytest.approx(0.865, abs=6e-4)
    assert found.ratio.value * np.exp(Z_95 * plain) == pytest.approx(0.925, abs=6e-4)


def test_the_season_moves_it_as_published() -> None:
    """RR 0.885 (0.839–0.933) with two pairs of waves a year."""
    counts, people = numbers(ADMISSIONS), numbers(POPULATION)
    found = interrupted_series(counts, changed_at=36, exposure=people, season=12)
    assert found.ratio.value == pytest.approx(0.885, abs=6e-4)
    assert found.ratio.value * np.exp(-Z_95 * found.log_error) == pytest.approx(0.839, abs=1e-3)
    assert found.ratio.value * np.exp(Z_95 * found.log_error) == pytest.approx(0.933, abs=1e-3)
    assert found.expected[:36].sum() == pytest.approx(counts[:36].sum(), rel=0.01)
    assert found.expected[36:].sum() > counts[36:].sum()


def rows(*groups: tuple[float, int], seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Make rows with exactly the means told: without before, without after, with before, after."""
    rng = np.random.default_rng(seed)
    outcome, treated, after = [], [], []
    for place, (mean, n) in enumerate(groups):
        noise = rng.normal(0, 1, n)
        outcome.append(mean + noise - noise.mean())
        treated.append(np.full(n, place > 1))
        after.append(np.full(n, place % 2 == 1))
    return np.concatenate(outcome), np.concatenate(treated), np.concatenate(after)


@pytest.mark.parametrize(
    ("means", "effect"),
    [
        ((82517.23, 101307.51, 63692.86, 70619.24), -11863.90),
        ((23.33, 21.17, 20.44, 21.03), 2.75),
    ],
    ids=["an incinerator and house prices (Wooldridge)", "minimum wage (Card and Krueger 1994)"],
)
def test_published_means_give_the_published_effects(means, effect) -> None:
    outcome, treated, after = rows(*((mean, 60) for mean in means))
    found = difference_in_differences(outcome, treated=treated, after=after)
    assert found.effect.value == pytest.approx(effect, abs=0.01)
    assert found.means == pytest.approx(means)
    assert found.sizes == (60,) * 4


def test_with_equal_variance_the_error_is_that_of_four_means() -> None:
    outcome, treated, after = rows((1, 30), (2, 40), (3, 50), (7, 60))
    found = difference_in_differences(outcome, treated=treated, after=after, equal_variance=True)
    groups = [outcome[(treated == a) & (after == b)] for a in (False, True) for b in (False, True)]
    pooled = sum(((one - one.mean()) ** 2).sum() for one in groups) / (180 - 4)
    assert found.error == pytest.approx(np.sqrt(pooled * sum(1 / n for n in (30, 40, 50, 60))))
    assert found.verdict == "up"


def test_errors_by_cluster_cover_where_plain_ones_do_not() -> None:
    plain = clustered = 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        store = np.repeat(np.arange(40), 10)
        treated = store % 2 == 0
        after = np.tile(np.arange(10) >= 5, 40)
        drift = rng.normal(0, 1, 40)[store] * after
        outcome = rng.normal(0, 1, 400) + drift
        one = difference_in_differences(outcome, treated=treated, after=after)
        other = difference_in_differences(outcome, treated=treated, after=after, clusters=store)
        plain += one.verdict != "cannot tell"
        clustered += other.verdict != "cannot tell"
    assert plain > 40
    assert 3 <= clustered <= 18


def test_groups_that_drifted_apart_before_fail_the_placebo() -> None:
    rng = np.random.default_rng(7)
    period = np.tile(np.arange(6), 200)
    treated = np.repeat(np.arange(200) % 2 == 0, 6)
    outcome = rng.normal(0, 1, 1200) + 0.5 * period * treated
    found = placebos(outcome, treated=treated, period=period, changed_at=4)
    assert set(found) == {1, 2, 3}
    assert all(one.verdict == "up" for one in found.values())
    calm = placebos(rng.normal(0, 1, 1200), treated=treated, period=period, changed_at=4)
    assert all(one.verdict == "cannot tell" for one in calm.values())


def test_what_was_known_before_takes_its_part_of_the_variance() -> None:
    rng = np.random.default_rng(8)
    before = rng.normal(5, 2, 4000)
    outcome = before + rng.normal(0, 2, 4000)
    found = steadied(outcome, known_before=before)
    rho = np.corrcoef(outcome, before)[0, 1]
    assert found.variance_kept == pytest.approx(1 - rho**2)
    assert found.outcome.mean() == pytest.approx(outcome.mean())


def test_points_that_echo_one_another_cannot_tell() -> None:
    rng = np.random.default_rng(9)
    walk = np.cumsum(rng.normal(0, 0.15, 80))
    found = interrupted_series(np.exp(6 + walk).round(), changed_at=40)
    assert found.echoes
    assert found.verdict == "cannot tell"


def test_a_poisson_fit_of_one_mean_is_the_mean() -> None:
    counts, out_of = np.array([3.0, 5, 10]), np.array([1.0, 2, 3])
    found = poisson(counts, np.ones((3, 1)), exposure=out_of)
    assert np.exp(found.coefficients[0]) == pytest.approx(18 / 6)
    assert found.error(0) == pytest.approx(1 / np.sqrt(18))


def test_what_cannot_be_told_is_refused() -> None:
    with pytest.raises(BeforeAfterError, match="7 points lie before"):
        interrupted_series(np.ones(30), changed_at=7)
    outcome, treated, after = rows((1, 30), (2, 30), (3, 4), (7, 30))
    with pytest.raises(BeforeAfterError, match="4 rows are “with, before”"):
        difference_in_differences(outcome, treated=treated, after=after)
    with pytest.raises(RegressionError, match="follows from the others"):
        least_squares(np.arange(9.0), np.ones((9, 2)))
    with pytest.raises(BeforeAfterError, match="all equal"):
        steadied(np.arange(9.0), known_before=np.ones(9))
