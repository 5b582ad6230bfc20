"""Have one contestant load the log and answer; one JSON line tells seconds, memory and answers.

``python run_one.py NAME LOG``: processor seconds of loading, of each answer (each with another
filter) and the answers themselves. Runs in the contestant's own environment.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import sys
import time
from pathlib import Path

os.environ["RETENTIONEERING_NO_TRACK"] = "1"

from contestants import CONTESTANTS, QUESTIONS, SINCE, Answer


def digest(answer: Answer, *, waits: bool) -> str:
    """Give a hash of an answer, whatever its order; medians to the millisecond."""
    rows = [
        [*row[:3], round(float(str(row[3])), 3) if waits else None] if len(row) > 3 else row  # noqa: PLR2004
        for row in answer
    ]
    text = json.dumps(sorted(rows, key=json.dumps))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def main() -> None:
    """Load, ask, print."""
    name, path = sys.argv[1], Path(sys.argv[2])
    started = time.process_time()
    contestant = CONTESTANTS[name]()
    contestant.load(path)
    told: dict[str, object] = {"load": time.process_time() - started}
    for question in QUESTIONS[name]:
        seconds, counts, medians = [], [], []
        for since in SINCE:
            began = time.process_time()
            answer = getattr(contestant, question)(since)
            seconds.append(time.process_time() - began)
            counts.append(digest(answer, waits=False))
            known = all(len(row) < 4 or row[3] is not None for row in answer)  # noqa: PLR2004
            medians.append(digest(answer, waits=True) if known else "")
        told[question] = {"seconds": seconds, "counts": counts, "medians": medians}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told["peak_megabytes"] = peak / (1e6 if sys.platform == "darwin" else 1e3)
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
