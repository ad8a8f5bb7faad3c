# SPDX-License-Identifier: GPL-3.0-or-later
"""A photo that changes on disk between the click and its turn: never a mixture of both."""

from __future__ import annotations

import io

from PIL import Image

from faceswap_desktop.core.models import JobState
from tests.jobs.fakes import ScriptedProvider, bench, picture, swap
from tests.support import virtual_time


def test_what_is_sent_is_one_whole_photo(tmp_path):
    service = ScriptedProvider()
    sent = []
    submit = service.submit

    async def noted(submission, report):
        sent.append(submission.target.path.read_bytes())
        return await submit(submission, report)

    service.submit = noted

    async def scenario():
        async with bench(tmp_path, service) as b:
            b.controller.pause()
            job_id = await b.controller.start(swap(tmp_path))
            (tmp_path / "holiday.jpg").write_bytes(picture("yellow", size=(40, 30)))
            b.controller.resume()
            return await b.until(job_id)

    assert virtual_time.run(scenario()).state is JobState.DONE
    with Image.open(io.BytesIO(sent[0])) as opened:
        assert opened.size == (40, 30)
        red, green, blue = opened.convert("RGB").getpixel((20, 15))
    assert min(red, green) > 200
    assert blue < 60
