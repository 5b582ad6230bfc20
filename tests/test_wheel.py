"""What a user installs: one wheel with the built front end inside, and nothing missing."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "src" / "desireline" / "web" / "static"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as `make release` builds it, laid out as an installer lays it."""
    folder = tmp_path_factory.mktemp("wheel")
    uv = Path(sys.executable).with_name("uv")
    asked = [uv, "build", "-q", "--wheel", "--no-build-isolation", "--out-dir", folder, ROOT]
    built = subprocess.run(asked, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_every_file_of_the_package_and_the_built_front_end(unpacked: Path) -> None:
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "desireline").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert wanted - held == set()
    assert "desireline/web/static/index.html" in held


def test_the_installed_program_runs_without_the_source_tree(unpacked: Path, tmp_path: Path) -> None:
    program = (
        "import os, desireline; from desireline.cli.main import main; "
        "assert desireline.__file__.startswith(os.environ['PYTHONPATH']); main()"
    )
    words = ["-c", program, "init", tmp_path / "shop"]
    asked = [sys.executable, "-W", "error", *words, "--name", "Shop"]
    settings = os.environ | {"PYTHONPATH": str(unpacked)}
    done = subprocess.run(
        asked, check=False, cwd=tmp_path, capture_output=True, text=True, env=settings
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "shop" / "documents.sqlite").is_file()
