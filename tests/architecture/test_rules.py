# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the house that can be read off the code itself: each lists who breaks it."""

import ast
import re
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "faceswap_desktop"

# Where a rule has its one exception, and why.
EXEC_ALLOWED = {
    "app.py": "nested loops before the event loop exists",
    "gui/drag_out.py": "a drag has no other form, and starts from a plain event handler",
}
OPEN_URL_ALLOWED = {"gui/links.py"}
TASK_MAKERS = {"gui/tasks.py", "jobs/registry.py", "jobs/controller.py"}
STATIC_DIALOGS = re.compile(
    r"Q(MessageBox\.(question|warning|information|critical|about)|FileDialog\.get\w+"
    r"|InputDialog\.get\w+|ColorDialog\.getColor)$"
)
TRAPS = re.compile(
    r"(asyncSlot|asyncClose|processEvents|Image\.show|\b(QSaveFile|QImageReader|QMovie))$"
)
TRAP_TEXTS = re.compile(
    r"follow_redirects=True|verify=False|CERT_NONE|LOAD_TRUNCATED_IMAGES = True"
    r"|keyring\.(get_keyring|get_password|set_password|core)\b"
)


@cache
def modules() -> dict[str, str]:
    """The text of each module, by its path in the package."""
    return {
        str(path.relative_to(PACKAGE)): path.read_text("utf-8")
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@cache
def trees() -> dict[str, ast.Module]:
    return {name: ast.parse(text) for name, text in modules().items()}


@cache
def calls() -> tuple[tuple[str, ast.Call, str], ...]:
    """Each call in the package: its module, itself, and what it calls."""
    return tuple(
        (name, node, ast.unparse(node.func))
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    )


def place(name: str, node: ast.AST) -> str:
    return f"{name}:{node.lineno}"


def test_each_module_names_its_licence_first():
    first = "# SPDX-License-Identifier: GPL-3.0-or-later\n"
    assert len(modules()) > 100
    assert not [name for name, text in modules().items() if not text.startswith(first)]


def test_no_module_is_too_long_to_read():
    assert not {name: n for name, text in modules().items() if (n := text.count("\n")) > 400}


def test_no_function_is_too_long_to_read():
    # A function that is one table of sentences is as long as its table.
    too_long = {
        place(name, node): length
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (length := node.end_lineno - node.lineno + 1) > 60
        if not node.name.endswith("_texts")
    }
    assert not too_long


def test_no_dialog_or_loop_is_run_inside_another():
    nested = [
        place(name, node)
        for name, node, called in calls()
        if called.endswith((".exec", ".exec_")) and name not in EXEC_ALLOWED
    ]
    assert not nested
    assert not [
        place(name, node) for name, node, called in calls() if STATIC_DIALOGS.search(called)
    ]


def test_traps_of_the_libraries_are_left_alone():
    assert not [place(name, node) for name, node, called in calls() if TRAPS.search(called)]
    assert not {name: m[0] for name, text in modules().items() if (m := TRAP_TEXTS.search(text))}


def test_one_door_to_the_browser():
    doors = {name for name, _, called in calls() if called.endswith("openUrl")}
    assert doors == OPEN_URL_ALLOWED


def test_no_picture_is_decoded_by_qt_from_a_path_or_bytes():
    loads = [
        place(name, node)
        for name, node, called in calls()
        if re.search(r"\bQ(Image|Pixmap|Bitmap)$", called)
        and node.args
        and isinstance(node.args[0], ast.Constant | ast.JoinedStr)
        and not isinstance(getattr(node.args[0], "value", None), int)
    ]
    assert not loads
    from_data = re.compile(r"Q(Image|Pixmap)\.(fromData|loadFromData)$")
    assert not [place(name, node) for name, node, called in calls() if from_data.search(called)]


def test_tasks_are_made_by_their_owners_only():
    makers = {
        name for name, _, called in calls() if called.endswith(("create_task", "ensure_future"))
    }
    assert makers <= TASK_MAKERS


# Where several values in one string make no sentence: names of things, patterns, what only
# support reads, signs that are the same everywhere.
JOINING_ALLOWED = {
    "gui/about_dialog.py": "names and versions of components",
    "gui/account_page.py": "the name of an action",
    "gui/batch_desk.py": "the name of a click",
    "gui/file_chooser.py": "a pattern for file names",
    "gui/file_manager.py": "a command for the system",
    "gui/help_dialog.py": "rules for looks",
    "gui/job_card.py": "a line that is cut to its room",
    "gui/option_fields.py": "a unit behind a number field",
    "gui/permission.py": "a name for a face",
    "gui/price_texts.py": "width times height",
    "gui/receipt_desk.py": "a file name",
    "gui/report.py": "what only support reads",
    "gui/style_sheet.py": "rules for looks",
    "gui/workspace_desk.py": "a name for a place",
}


def test_no_sentence_is_joined_by_hand():
    joined = {
        place(name, node): name
        for name, tree in trees().items()
        if name.startswith("gui/")
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        if sum(isinstance(each, ast.FormattedValue) for each in node.values) > 1
    }
    assert not [each for each, name in joined.items() if name not in JOINING_ALLOWED]


def test_no_sentence_is_joined_to_more():
    """Neither `f"{self.tr(...)} more"` nor `self.tr(...) + "more"`: the language sets both."""
    speaks = re.compile(r"(\btr|translate|sentences|listed|_texts?|words)$")

    def says(node: ast.AST) -> bool:
        return isinstance(node, ast.Call) and bool(speaks.search(ast.unparse(node.func)))

    joined = [
        place(name, node)
        for name, tree in trees().items()
        if name.startswith("gui/") and name not in JOINING_ALLOWED
        for node in ast.walk(tree)
        if (
            isinstance(node, ast.JoinedStr)
            and any(isinstance(e, ast.FormattedValue) and says(e.value) for e in node.values)
            # The key of a command stands behind it in its menu, for Qt to place.
            and not any(isinstance(e, ast.Constant) and "\t" in e.value for e in node.values)
        )
        or (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Add)
            and (says(node.left) or says(node.right))
        )
    ]
    assert not joined
