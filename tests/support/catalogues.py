# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts beside the program, as modules, and the compiled translations."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"


def script(name):
    """A module of the folder `packaging`."""
    spec = spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def compiled():
    """See to it that the program finds its translations as they are now."""
    script("hatch_build").compile_translations(TRANSLATIONS)
