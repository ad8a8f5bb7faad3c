# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the house that can be read off the code itself."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "faceswap_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [str(path.relative_to(PACKAGE)) for path in MODULES]

# Where a rule has its one exception, and why.
EXEC_ALLOWED = {
    "app.py": "nested loops before the event loop exists",
    "gui/drag_out.py": "a drag has no other form, and starts from a plain event handler",
}
OPEN_URL_ALLOWED = {"gui/links.py"}
KEYRING_LOOKUPS = re.compile(r"keyring\.(get_keyring|get_password|set_password|core)\b")


def calls(path: Path) -> list[ast.Call]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def called_name(call: ast.Call) -> str:
    return ast.unparse(call.func)


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_each_module_names_its_licence_first(path):
    assert path.read_text("utf-8").startswith("# SPDX-License-Identifier: GPL-3.0-or-later\n")


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_module_is_too_long_to_read(path):
    lines = path.read_text("utf-8").count("\n")
    assert lines <= 400, f"{path.name} has {lines} lines"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_function_is_too_long_to_read(path):
    tree = ast.parse(path.read_text("utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    # A function that is one table of sentences is as long as its table.
    too_long = [
        f"{f.name}: {n}"
        for f in functions
        if (n := f.end_lineno - f.lineno + 1) > 60 and not f.name.endswith("_texts")
    ]
    assert not too_long


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_dialog_or_loop_is_run_inside_another(path):
    name = str(path.relative_to(PACKAGE))
    if name in EXEC_ALLOWED:
        return
    nested = [c for c in calls(path) if called_name(c).endswith((".exec", ".exec_"))]
    static = re.compile(
        r"Q(MessageBox\.(question|warning|information|critical|about)|FileDialog\.get\w+"
        r"|InputDialog\.get\w+|ColorDialog\.getColor)$"
    )
    helpers = [c for c in calls(path) if static.search(called_name(c))]
    assert not nested + helpers


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_traps_of_the_libraries_are_left_alone(path):
    name = str(path.relative_to(PACKAGE))
    called = [called_name(call) for call in calls(path)]
    text = path.read_text("utf-8")
    assert not [c for c in called if c.endswith(("asyncSlot", "asyncClose", "processEvents"))]
    assert not [c for c in called if re.search(r"\b(QSaveFile|QImageReader|QMovie)$", c)]
    assert not [c for c in called if c.endswith("Image.show")]
    assert "follow_redirects=True" not in text
    assert "verify=False" not in text
    assert "CERT_NONE" not in text
    assert not KEYRING_LOOKUPS.search(text)
    assert "LOAD_TRUNCATED_IMAGES = True" not in text
    if name not in OPEN_URL_ALLOWED:
        assert not [c for c in called if c.endswith("openUrl")]


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_picture_is_decoded_by_qt_from_a_path_or_bytes(path):
    loads = [
        call
        for call in calls(path)
        if re.search(r"\bQ(Image|Pixmap|Bitmap)$", called_name(call))
        and call.args
        and isinstance(call.args[0], ast.Constant | ast.JoinedStr)
        and not isinstance(getattr(call.args[0], "value", None), int)
    ]
    from_data = [
        c
        for c in calls(path)
        if re.search(r"Q(Image|Pixmap)\.(fromData|loadFromData)$", called_name(c))
    ]
    assert not loads + from_data


def test_tasks_are_made_by_their_owners_only():
    makers = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        for call in calls(path)
        if called_name(call).endswith(("create_task", "ensure_future"))
    }
    assert makers <= {"gui/tasks.py", "jobs/registry.py", "jobs/controller.py"}, makers
