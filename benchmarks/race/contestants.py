"""Who takes part: each loads the log, then answers three questions about customers who began since.

A customer's events are one journey here, for all. Every answer comes in one form, so that they can
be compared. The libraries of the others stand in an environment of their own.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

STAGES = ("product_view", "add_to_cart", "checkout_start", "purchase", "review_written")
WINDOW = timedelta(days=7)
TOP = 100
Answer = list[list[object]]

_ORDERED = (
    "SELECT customer_id, touchpoint, timestamp, min(timestamp) OVER (PARTITION BY customer_id) "
    "AS began, lead(touchpoint) OVER life AS next, lead(timestamp) OVER life AS next_at FROM "
    "{log} WINDOW life AS (PARTITION BY customer_id ORDER BY timestamp)"
)
_TRANSITIONS = (
    "SELECT touchpoint, next, count(*), median(epoch(next_at) - epoch(timestamp)) FROM "
    "({rows}) WHERE next IS NOT NULL AND began >= ? GROUP BY ALL"
)
_VARIANTS = (
    "SELECT n, count(*) FROM (SELECT path, count(*) AS n FROM (SELECT customer_id, "
    "string_agg(touchpoint, ' ' ORDER BY timestamp) AS path FROM ({rows}) WHERE began >= ? "
    "GROUP BY customer_id) GROUP BY path) GROUP BY n"
)


class Contestant(Protocol):
    """Answers questions about one log."""

    def load(self, path: Path) -> None:
        """Take the log in."""

    def transitions(self, since: datetime) -> Answer:
        """Give touchpoint, next touchpoint, count, median seconds."""

    def variants(self, since: datetime) -> Answer:
        """Give how many variants so many customers took: customers, variants."""


class Desireline:
    """The engine, through its public API."""

    def load(self, path: Path) -> None:
        """Read the file once."""
        engine: Any = importlib.import_module("desireline.measures.event_file")
        self._log = engine.read_events(path, timeout=timedelta(days=36_500))

    def transitions(self, since: datetime) -> Answer:
        """Ask for transitions."""
        rows = self._log.where(since=since).transitions().rows.to_pylist()
        return [
            [row["touchpoint"], row["next_touchpoint"], row["count"], row["median_wait_seconds"]]
            for row in rows
            if row["next_touchpoint"] is not None
        ]

    def variants(self, since: datetime) -> Answer:
        """Ask for variants."""
        table = self._log.where(since=since).variants().rows
        counted = table.group_by("journeys").aggregate([([], "count_all")])
        return [[row["journeys"], row["count_all"]] for row in counted.to_pylist()]

    def funnel(self, since: datetime) -> Answer:
        """Ask for a funnel within a window."""
        rows = self._log.where(since=since).funnel(STAGES, window=WINDOW).rows.to_pylist()
        return [[row["step"], row["reached"]] for row in rows]


class ProcessMining:
    """pm4py on a data frame sorted once."""

    def load(self, path: Path) -> None:
        """Read, name and sort as the library asks."""
        pandas: Any = importlib.import_module("pandas")
        self._tool: Any = importlib.import_module("pm4py")
        frame = pandas.read_parquet(path)
        frame = self._tool.format_dataframe(
            frame, case_id="customer_id", activity_key="touchpoint", timestamp_key="timestamp"
        )
        frame = frame.sort_values(["case:concept:name", "time:timestamp"])
        began = frame.groupby("case:concept:name")["time:timestamp"].transform("min")
        self._frame = frame.assign(began=began)

    def transitions(self, since: datetime) -> Answer:
        """Ask for counts, then for the medians."""
        part = self._part(since)
        counts = self._tool.discover_dfg(part)[0]
        waits = self._tool.discover_performance_dfg(part)[0]
        return [[one, two, n, waits[one, two]["median"]] for (one, two), n in counts.items()]

    def variants(self, since: datetime) -> Answer:
        """Ask for the language of variants."""
        found = self._tool.get_variants(self._part(since))
        counts: dict[int, int] = {}
        for value in found.values():
            n = value if isinstance(value, int) else len(value)
            counts[n] = counts.get(n, 0) + 1
        return [[n, times] for n, times in counts.items()]

    def _part(self, since: datetime) -> Any:  # noqa: ANN401 - a data frame
        return self._frame[self._frame["began"] >= since]


class Retentioneering:
    """retentioneering on its stream; it has no median to the second, so counts alone."""

    def load(self, path: Path) -> None:
        """Read the file into a stream."""
        pandas: Any = importlib.import_module("pandas")
        tool: Any = importlib.import_module("retentioneering")
        frame = pandas.read_parquet(path)
        began = frame.groupby("customer_id")["timestamp"].transform("min")
        self._frame = frame.assign(began=began)
        self._tool = tool

    def transitions(self, since: datetime) -> Answer:
        """Ask for the counts of the graph."""
        part = self._frame[self._frame["began"] >= since].drop(columns="began")
        schema = {
            "path_cols": ["customer_id"],
            "event_col": "touchpoint",
            "timestamp_col": "timestamp",
        }
        cells = self._tool.Eventstream(part, schema).transition_graph_data(edge_weight="count")
        return [
            [one, two, int(n), None]
            for one, row in cells.iterrows()
            for two, n in row.items()
            if n and one != "path_start" and two != "path_end"
        ]

    def variants(self, since: datetime) -> Answer:
        """Not asked."""
        raise NotImplementedError


class PlainSql:
    """DuckDB on the raw file: every question reads and orders it anew."""

    def load(self, path: Path) -> None:
        """Point at the file."""
        duckdb: Any = importlib.import_module("duckdb")
        self._connection = duckdb.connect()
        self._rows = _ORDERED.format(log=f"read_parquet('{path}')")

    def transitions(self, since: datetime) -> Answer:
        """Ask in SQL."""
        return self._asked(_TRANSITIONS, since)

    def variants(self, since: datetime) -> Answer:
        """Ask in SQL."""
        return self._asked(_VARIANTS, since)

    def _asked(self, query: str, since: datetime) -> Answer:
        rows = self._connection.execute(query.format(rows=self._rows), [since]).fetchall()
        return [list(row) for row in rows]


class PolarsFrame:
    """Polars on the raw file, lazily."""

    def load(self, path: Path) -> None:
        """Point at the file."""
        self._polars: Any = importlib.import_module("polars")
        self._path = path

    def transitions(self, since: datetime) -> Answer:
        """Ask in expressions."""
        pl = self._polars
        nexts = [
            pl.col(name).shift(-1).over("customer_id").alias(f"next_{name}")
            for name in ("touchpoint", "timestamp")
        ]
        seconds = (pl.col("next_timestamp") - pl.col("timestamp")).dt.total_seconds()
        found = (
            self._part(since)
            .with_columns(nexts)
            .filter(pl.col("next_touchpoint").is_not_null())
            .group_by("touchpoint", "next_touchpoint")
            .agg(pl.len(), seconds.median().alias("wait"))
            .collect()
        )
        return [list(row) for row in found.iter_rows()]

    def variants(self, since: datetime) -> Answer:
        """Ask in expressions."""
        pl = self._polars
        found = (
            self._part(since)
            .group_by("customer_id", maintain_order=True)
            .agg(pl.col("touchpoint").str.join(" ").alias("path"))
            .group_by("path")
            .agg(pl.len().alias("n"))
            .group_by("n")
            .agg(pl.len())
            .collect()
        )
        return [list(row) for row in found.iter_rows()]

    def _part(self, since: datetime) -> Any:  # noqa: ANN401 - a lazy frame
        pl = self._polars
        began = pl.col("timestamp").min().over("customer_id")
        rows = pl.scan_parquet(self._path).sort("customer_id", "timestamp")
        return rows.filter(began >= since)


class ClickHouse:
    """chDB: the log sorted once into a table of its own."""

    def load(self, path: Path) -> None:
        """Sort the file into a table."""
        chdb: Any = importlib.import_module("chdb.session")
        self._session = chdb.Session()
        self._ask("CREATE DATABASE race")
        self._ask(
            "CREATE TABLE race.log ENGINE = MergeTree ORDER BY (customer_id, at) AS SELECT "
            "assumeNotNull(customer_id) AS customer_id, assumeNotNull(touchpoint) AS touchpoint, "
            f"toUnixTimestamp(assumeNotNull(timestamp)) AS at FROM file('{path}', Parquet)"
        )
        self._ask("OPTIMIZE TABLE race.log FINAL")
        self._began = "(SELECT customer_id FROM race.log GROUP BY 1 HAVING min(at) >= {since})"

    def transitions(self, since: datetime) -> Answer:
        """Ask in SQL."""
        return self._ask(
            "SELECT touchpoint, next, count(), quantileExactInclusive(0.5)(next_at - at) FROM ("
            "SELECT touchpoint, at, leadInFrame(toNullable(touchpoint)) OVER life AS next, "
            "leadInFrame(toNullable(at)) OVER life AS next_at FROM race.log WHERE customer_id IN "
            f"{self._began.format(since=int(since.timestamp()))} WINDOW life AS (PARTITION BY "
            "customer_id ORDER BY at ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)) "
            "WHERE next IS NOT NULL GROUP BY 1, 2"
        )

    def variants(self, since: datetime) -> Answer:
        """Ask in SQL."""
        return self._ask(
            "SELECT n, count() FROM (SELECT path, count() AS n FROM (SELECT customer_id, "
            "arrayMap(x -> x.2, arraySort(groupArray((at, touchpoint)))) AS path FROM race.log "
            f"WHERE customer_id IN {self._began.format(since=int(since.timestamp()))} "
            "GROUP BY customer_id) GROUP BY path) GROUP BY n"
        )

    def funnel(self, since: datetime) -> Answer:
        """Ask for the native funnel."""
        steps = ", ".join(f"touchpoint = '{name}'" for name in STAGES)
        levels = self._ask(
            f"SELECT level, count() FROM (SELECT customer_id, windowFunnel({WINDOW.days * 86_400})"
            f"(toUInt64(at), {steps}) AS level FROM race.log WHERE customer_id IN "
            f"{self._began.format(since=int(since.timestamp()))} GROUP BY customer_id) GROUP BY 1"
        )
        known = {int(str(level)): int(str(n)) for level, n in levels}
        return [
            [place, sum(n for level, n in known.items() if level >= place)]
            for place in range(1, len(STAGES) + 1)
        ]

    def _ask(self, query: str) -> Answer:
        json: Any = importlib.import_module("json")
        text = str(self._session.query(query, "JSONCompactEachRow"))
        return [
            [int(c) if isinstance(c, str) and c.isdigit() else c for c in json.loads(line)]
            for line in text.splitlines()
        ]


CONTESTANTS: dict[str, type] = {
    "desireline": Desireline,
    "pm4py": ProcessMining,
    "retentioneering": Retentioneering,
    "DuckDB SQL": PlainSql,
    "Polars": PolarsFrame,
    "chDB": ClickHouse,
}
QUESTIONS: dict[str, Sequence[str]] = {
    "desireline": ("transitions", "variants", "funnel"),
    "pm4py": ("transitions", "variants"),
    "retentioneering": ("transitions",),
    "DuckDB SQL": ("transitions", "variants"),
    "Polars": ("transitions", "variants"),
    "chDB": ("transitions", "variants", "funnel"),
}
SINCE = tuple(datetime(2026, 1, day, tzinfo=UTC) for day in (3, 5, 9))
