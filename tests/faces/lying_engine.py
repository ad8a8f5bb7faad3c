# SPDX-License-Identifier: GPL-3.0-or-later
"""An engine that says what cannot be true; started as a script by the tests."""

import sys
import time

from faceswap_desktop.core import helper_main

FACE = {
    "box": {"left": 0.1, "top": 0.1, "width": 0.2, "height": 0.2},
    "score": 0.9, "size": 50, "sharpness": 0.5, "yaw": 0, "pitch": 0, "roll": 0,
    "landmarks": [],
}  # fmt: skip
FACES = {
    "nan": [FACE | {"score": "nan"}],
    "points": [FACE | {"landmarks": [[0, 0]] * 400}],
    "short": [FACE | {"landmarks": [[0]] * 468}],
    "many": [FACE] * 1001,
    "text": "faces",
    "missing": [{"box": FACE["box"]}],
    "null": None,
    "step": None,
    "results": None,
}


def find_faces(call):
    if sys.argv[1] == "step":
        call.report("no-such-step", 0.5)
        call._channel.send({"id": 1, "step": ["x"]})
        time.sleep(600)
    return {"faces": FACES[sys.argv[1]]}


def nonsense(call):
    return {"cautions": ["dragons"], "alpha": 1}


if __name__ == "__main__":
    helper_main.serve(
        helper_main._open_channel(),
        {"find_faces": find_faces, "swap": nonsense, "change_background": nonsense},
    )
