# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast a photo becomes a preview, against the decoder's own speed.

    python -m tests.benchmarks.decode

Prints for a JPEG of 24 megapixels (others with --megapixels): libjpeg-turbo's scaled decode alone
(the limit), Pillow's `draft`, the preview in the helper's own process, and the whole way through
the helper process; medians and ratios. Then the memory of the helpers.
"""

import argparse
import asyncio
import io
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
import simplejpeg
import skimage.data
from PIL import Image

from faceswap_desktop.core import decoding
from faceswap_desktop.core.images import ImageService

SIDE = 1600
ROUNDS = 9


def photo(megapixels):
    """A portrait enlarged, with noise as a sensor has it; JPEG quality 92."""
    width = round((megapixels * 1e6 * 1.5) ** 0.5)
    height = round(width / 1.5)
    image = Image.fromarray(skimage.data.astronaut()).resize((width, height), Image.BICUBIC)
    noise = np.random.default_rng(0).normal(0, 4, (height, width, 1)).astype(np.float32)
    noisy = np.clip(np.asarray(image, np.float32) + noise, 0, 255).astype(np.uint8)
    data = io.BytesIO()
    Image.fromarray(noisy).save(data, "JPEG", quality=92)
    return data.getvalue(), (width, height)


def median(work):
    """Milliseconds, after one round to warm up."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def measured(data, size):
    """Milliseconds by name, in this process."""
    wanted = decoding.fitted(size, SIDE)

    def limit():
        simplejpeg.decode_jpeg(data, "BGRA", min_width=wanted[0], min_height=wanted[1])

    def draft():
        image = Image.open(io.BytesIO(data))
        image.draft("RGB", wanted)
        image.resize(wanted, Image.Resampling.BICUBIC).convert("RGBA").tobytes("raw", "BGRA")

    def preview():
        view = memoryview(data)
        with decoding.opened(view, 256, network=False) as image:
            decoding.decode(view, image, SIDE).image.tobytes()

    return {
        "libjpeg-turbo scaled (the limit)": median(limit),
        "Pillow draft": median(draft),
        "preview, in this process": median(preview),
    }


async def through_helper(data):
    """Milliseconds from file to pixels in this process, and the helper's memory in MiB."""
    images = ImageService()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "photo.jpg")
        path.write_bytes(data)
        times = []
        for _ in range(ROUNDS + 1):
            start = time.perf_counter()
            opened = await images.open(path, max_side=SIDE)
            times.append((time.perf_counter() - start) * 1000)
            opened.preview.close()
        start = time.perf_counter()
        full = await images.decode(path)
        first = (time.perf_counter() - start) * 1000
        full.close()
        helpers = {"previews": images._helpers.quick.pid, "full size": images._helpers.thorough.pid}
        memory = {name: peak(pid) for name, pid in helpers.items()}
    await images.aclose()
    return statistics.median(times[1:]), first, memory


def peak(pid):
    """The most memory that a process has had, MiB; 0 where the system does not say."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megapixels", type=float, default=24)
    megapixels = parser.parse_args().megapixels
    data, size = photo(megapixels)
    print(f"JPEG {size[0]} x {size[1]}, {len(data) / 1e6:.1f} MB, preview at most {SIDE}")
    found = measured(data, size)
    whole, full, memory = asyncio.run(through_helper(data))
    found["preview, through the helper"] = whole
    limit = found["libjpeg-turbo scaled (the limit)"]
    for name, value in found.items():
        print(f"  {name:36}{value:8.0f} ms{value / limit:8.2f}")
    print(f"  {'full size, first call of a new helper':36}{full:7.0f} ms")
    for name, value in memory.items():
        print(f"  helper for {name:25}{value:8d} MiB at most")


if __name__ == "__main__":
    main()
