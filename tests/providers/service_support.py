# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of services on the web share."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from PIL import Image

from faceswap_desktop.core.models import Operation, Step
from faceswap_desktop.errors import CredentialError, ErrorCode
from faceswap_desktop.providers.base import InputFile, ProviderContext, Submission


@dataclass
class Settings:
    """Keys and settings, as the program lends them to a service."""

    keys: dict[str, str] = field(default_factory=dict)
    values: dict[tuple[str, str], str] = field(default_factory=dict)

    def context(self) -> ProviderContext:
        async def key(provider: str) -> str:
            if provider not in self.keys:
                raise CredentialError(ErrorCode.KEY_MISSING, provider=provider)
            return self.keys[provider]

        return ProviderContext(
            images=None,
            engine=None,
            key=key,
            setting=lambda service, name: self.values.get((service, name), ""),
        )


@dataclass
class Reports:
    """What a provider told about its progress."""

    steps: list[tuple[Step, float | None]] = field(default_factory=list)
    also: Callable[[Step, float | None], None] | None = None

    def __call__(self, step: Step, fraction: float | None = None) -> None:
        self.steps.append((step, fraction))
        if self.also is not None:
            self.also(step, fraction)

    def fractions(self, step: Step) -> list[float | None]:
        return [fraction for each, fraction in self.steps if each is step]


def jpeg(width: int = 64, height: int = 48, colour: tuple[int, int, int] = (200, 120, 90)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "JPEG")
    return buffer.getvalue()


def prepared(folder: Path, name: str, data: bytes | None = None) -> InputFile:
    """A photo that is ready to be sent."""
    path = folder / f"{name}.jpg"
    path.write_bytes(data or jpeg())
    return InputFile(path, "image/jpeg", 64, 48)


def swap(folder: Path, reference: str = "reference-1", **options: object) -> Submission:
    return Submission(
        reference,
        Operation.SWAP,
        prepared(folder, "one-holiday-in-rome"),
        prepared(folder, "two-aunt-mary", jpeg(32, 32, (20, 200, 20))),
        options=MappingProxyType(dict(options)),
    )


def background(
    folder: Path, prompt: str = "sunny beach", reference: str = "reference-1", **options: object
) -> Submission:
    return Submission(
        reference,
        Operation.BACKGROUND,
        prepared(folder, "one-holiday-in-rome"),
        None,
        prompt=prompt,
        options=MappingProxyType(dict(options)),
    )


def portrait(prompt: str = "me, a king", reference: str = "reference-1", **options: object):
    return Submission(
        reference,
        Operation.PORTRAIT,
        None,
        None,
        prompt=prompt,
        options=MappingProxyType(dict(options)),
    )
