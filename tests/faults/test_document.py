# SPDX-License-Identifier: GPL-3.0-or-later
"""`docs/faults.md` names tests that are there, and leaves no row without a test or a reason."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "faults.md").read_text("utf-8").splitlines()
    if re.match(r"\| \d+\.\d+ \|", line)
]


def functions_of(path):
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_every_test_that_is_named_exists():
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", " ".join(row[3] for row in ROWS))
    assert len(named) > 200
    known = {path: functions_of(ROOT / path) for path, _ in named if (ROOT / path).exists()}
    assert [f"{path}::{name}" for path, name in named if name not in known.get(path, ())] == []


def test_every_row_is_whole():
    assert len(ROWS) > 130
    assert len({row[0] for row in ROWS}) == len(ROWS)
    assert [row[0] for row in ROWS if len(row) != 4 or not all(row)] == []
