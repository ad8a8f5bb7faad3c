# SPDX-License-Identifier: GPL-3.0-or-later
"""The handlers of the helper for images, called in this process."""

from faceswap_desktop.core.helper_main import Call
from faceswap_desktop.core.helper_process import Reply
from faceswap_desktop.core.image_worker import HANDLERS
from faceswap_desktop.core.segments import Segment

LIMITS = {"megapixels": 256, "network": False, "seconds": 30}


class DirectCall(Call):
    """A call without a process on the other side."""

    def __init__(self, values, files):
        segments = []
        for file in files:
            segment = file if isinstance(file, Segment) else Segment(max(1, len(file)))
            if segment is not file:
                segment.buffer[: len(file)] = file
            segments.append(segment)
        super().__init__(None, 1, LIMITS | values, segments, memoryview(bytes(4)))

    def allocate(self, size):
        segment = Segment(size)
        self.granted.append(segment)
        return segment


def ask(method, *files, **values):
    call = DirectCall(values, files)
    return Reply(HANDLERS[method](call), tuple(call.granted))
