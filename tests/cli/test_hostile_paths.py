"""Names and places no program likes end in a sentence, and a workspace's own files stay."""

from __future__ import annotations

import os
import sys

import pytest

from desireline.cli.main import main


def said(monkeypatch, capsys, *words: object) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["desireline", *map(str, words)])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0), capsys.readouterr().err


def test_a_picture_is_never_written_over_a_file_of_the_workspace(tmp_path, monkeypatch, capsys):
    kept = tmp_path / "documents.sqlite"
    kept.write_bytes(b"the maps")
    code, err = said(monkeypatch, capsys, "render", kept, "--to", "svg", "--workspace", tmp_path)
    assert (code, "none of yours" in " ".join(err.replace("│", " ").split())) == (2, True)
    assert kept.read_bytes() == b"the maps"


@pytest.mark.skipif(sys.platform != "linux", reason="only here is such a file")
def test_a_file_that_cannot_be_read_is_said(monkeypatch, capsys):
    code, err = said(monkeypatch, capsys, "transitions", "/proc/self/mem")
    assert (code, "Input/output error. Look at the file" in err) == (3, True)


@pytest.mark.skipif(sys.platform != "linux", reason="only here may a name be no UTF-8")
def test_a_file_whose_name_is_no_utf_8_is_read(tmp_path, monkeypatch, capsys):
    name = os.fsdecode(bytes(tmp_path) + b"/caf\xe9.csv")
    with open(name, "w") as file:  # noqa: PTH123
        file.write("id,when,event\na,2024-01-01,visit\nb,2024-01-02,visit\n")
    folder = tmp_path / "workspace"
    words = ("import", name, "--workspace", folder, "--answer", "closed=true", "--look")
    assert said(monkeypatch, capsys, "init", folder)[0] == 0
    code, err = said(monkeypatch, capsys, *words)
    assert (code, err.strip()) == (0, "")
