# SPDX-License-Identifier: GPL-3.0-or-later
"""Entry point of the command `faceswap-desktop` and of `python -m faceswap_desktop`.

The same executable also runs the helper processes (`--helper NAME`), so that a frozen build
needs no second program; that path never loads Qt.
"""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run what the command line asks for; the status to exit with."""
    if sys.argv[1:2] == ["--helper"]:
        from faceswap_desktop.core import helper_main

        helper_main.run(sys.argv[2])
        return 0
    # Until the window is there almost nothing becomes garbage, and looking for it takes a tenth
    # of the time; after that it is looked for on the GUI thread only (`gui.garbage`).
    gc.disable()
    from faceswap_desktop import arguments

    asked = arguments.parse(sys.argv[1:])
    from faceswap_desktop import app

    return app.run(asked)


if __name__ == "__main__":
    sys.exit(main())
