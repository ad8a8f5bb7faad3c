# SPDX-License-Identifier: GPL-3.0-or-later
"""Ask an independent recogniser whom it sees in the swaps of a folder of photos.

    python tests/benchmarks/faces_identity.py MODELS PHOTOS [--turn 25] [--likeness 1.0] ...

For all ordered pairs of different near-frontal faces in PHOTOS it swaps, then measures with
dlib's recogniser (`pip install dlib face_recognition_models "setuptools<81"`, development only) how
far the result is from the face photo's person and from the target's. Below 0.6 dlib takes
two photos for one person. Goal: mean at most 0.45, better 0.40, and 95 % under 0.6.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import dlib
import face_recognition_models
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from faceswap_desktop.core.models import FoundFace, Step
from faceswap_desktop.faces.engine import Engine, SwapOptions

SAME_PERSON = 0.6
KINDS = {".png", ".jpg", ".jpeg", ".webp"}


@dataclass
class Person:
    """A face in a photo, and the recogniser's 128 numbers for it."""

    name: str
    picture: np.ndarray
    face: FoundFace
    numbers: np.ndarray


class Recogniser:
    """dlib's face descriptor, on dlib's own landmarks."""

    def __init__(self) -> None:
        self._detector = dlib.get_frontal_face_detector()
        self._points = dlib.shape_predictor(
            face_recognition_models.pose_predictor_five_point_model_location()
        )
        self._network = dlib.face_recognition_model_v1(
            face_recognition_models.face_recognition_model_location()
        )

    def numbers(self, picture: np.ndarray, face: FoundFace) -> np.ndarray:
        """Return the descriptor of one face of a BGRA picture, cut out to 400 pixels."""
        height, width = picture.shape[:2]
        x, y = face.box.centre[0] * width, face.box.centre[1] * height
        scale = 180 / face.size
        matrix = np.array([[scale, 0, 200 - x * scale], [0, scale, 200 - y * scale]], np.float32)
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        small = (
            cv2.resize(
                picture[:, :, :3], None, fx=min(1, scale), fy=min(1, scale), interpolation=how
            )
            if scale < 1
            else picture[:, :, :3]
        )
        if scale < 1:
            matrix[:, :2] /= scale
        crop = cv2.warpAffine(small, matrix, (400, 400), flags=cv2.INTER_CUBIC)
        rgb = np.ascontiguousarray(crop[:, :, ::-1])
        found = self._detector(rgb, 0)
        box = min(
            found,
            key=lambda one: np.hypot(one.center().x - 200, one.center().y - 200),
            default=dlib.rectangle(110, 110, 290, 290),
        )
        shape = self._points(rgb, box)
        return np.array(self._network.compute_face_descriptor(rgb, shape, 0))


def people(folder: Path, engine: Engine, recogniser: Recogniser, turn: float) -> list[Person]:
    """Return the near-frontal faces of all pictures in a folder."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in KINDS:
            continue
        picture = cv2.cvtColor(cv2.imread(str(path), cv2.IMREAD_COLOR), cv2.COLOR_BGR2BGRA)
        for number, face in enumerate(engine.find_faces(picture, quietly)):
            if max(abs(face.yaw), abs(face.pitch)) <= turn:
                numbers = recogniser.numbers(picture, face)
                found.append(Person(f"{path.stem}#{number}", picture, face, numbers))
    return found


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def quietly(_stage: Step, _share: float) -> None:
    """Hear progress and do nothing."""


def main() -> None:
    """Swap all pairs and print what the recogniser makes of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("models", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--turn", type=float, default=25.0, help="largest yaw and pitch, degrees")
    parser.add_argument("--likeness", type=float, default=SwapOptions().likeness)
    parser.add_argument("--light", type=float, default=SwapOptions().light)
    parser.add_argument("--list", action="store_true", help="print every pair")
    given = parser.parse_args()
    engine, recogniser = Engine(given.models), Recogniser()
    options = SwapOptions(likeness=given.likeness, light=given.light)
    found = people(given.photos, engine, recogniser, given.turn)
    towards, away, before, seconds = [], [], [], []
    for target in found:
        for giver in found:
            if giver is target:
                continue
            start = time.perf_counter()
            done = engine.swap(
                target.picture,
                giver.picture,
                target_choice=target.face.box,
                face_choice=giver.face.box,
                options=options,
                step=quietly,
            )
            seconds.append(time.perf_counter() - start)
            numbers = recogniser.numbers(done.picture, target.face)
            towards.append(float(np.linalg.norm(numbers - giver.numbers)))
            away.append(float(np.linalg.norm(numbers - target.numbers)))
            before.append(float(np.linalg.norm(target.numbers - giver.numbers)))
            if given.list:
                say(f"{target.name} <- {giver.name}: {towards[-1]:.3f} (target {away[-1]:.3f})")
    if not towards:
        raise SystemExit("fewer than two near-frontal faces in this folder")
    distances = np.array(towards)
    say(f"{len(found)} faces, {len(towards)} pairs")
    say(
        f"distance to the face photo's person: mean {distances.mean():.3f}, "
        f"worst {distances.max():.3f}, {np.mean(distances < SAME_PERSON):.0%} under {SAME_PERSON}"
    )
    say(
        f"distance to the target's person: mean {np.mean(away):.3f} "
        f"(two people: {np.mean(before):.3f})"
    )
    say(f"seconds a swap: mean {np.mean(seconds):.3f}, worst {max(seconds):.3f}")


if __name__ == "__main__":
    main()
