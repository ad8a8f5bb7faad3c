# SPDX-License-Identifier: GPL-3.0-or-later
"""The name under which a submission can be found again says nothing about the photo."""

from __future__ import annotations

import hashlib

from tests.jobs.fakes import REMOTE, ScriptedProvider, bench, swap
from tests.support import virtual_time


def test_references_are_long_random_and_new_each_time(tmp_path):
    service = ScriptedProvider(REMOTE)

    async def scenario():
        async with bench(tmp_path, service) as b:
            for _ in range(20):
                await b.until(await b.controller.start(swap(tmp_path)))

    virtual_time.run(scenario())
    references = [each.reference for each in service.submissions]
    assert len(set(references)) == len(references) == 20
    assert min(map(len, references)) >= 32
    digest = hashlib.sha256((tmp_path / "holiday.jpg").read_bytes()).hexdigest()
    for each in references:
        assert "holiday" not in each
        assert digest[:8] not in each
