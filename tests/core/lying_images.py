# SPDX-License-Identifier: GPL-3.0-or-later
"""A helper for images that says what cannot be true; started as a script by the tests."""

import sys

from faceswap_desktop.core import helper_main

PIXELS = {"width": 10, "height": 10, "has_alpha": False, "icc": False}
ANSWER = {
    "full_width": 10,
    "full_height": 10,
    "media_type": "image/jpeg",
    "frames": 1,
    "has_alpha": False,
}
LIES = {
    "size": (ANSWER, [PIXELS | {"width": 1000}]),
    "profile": (ANSWER, [PIXELS | {"icc": True}]),
    "count": (ANSWER, []),
    "kind": (ANSWER | {"media_type": "text/html"}, [PIXELS]),
    "huge": (ANSWER | {"full_width": 1 << 30, "full_height": 1 << 30}, [PIXELS]),
    "zero": (ANSWER, [PIXELS | {"width": 0, "height": 0}]),
    "none": (ANSWER | {"frames": None}, [PIXELS]),
}


def lie(call):
    answer, pixels = LIES[sys.argv[1]]
    call.allocate(400)
    return answer | {"pixels": pixels}


if __name__ == "__main__":
    helper_main.serve(helper_main._open_channel(), {"open": lie})
