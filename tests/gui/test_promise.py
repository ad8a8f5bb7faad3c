# SPDX-License-Identifier: GPL-3.0-or-later
"""The line under the main button: what leaves, to whom, for how long, at what price."""

from dataclasses import replace

import pytest

from faceswap_desktop.core.models import Operation
from faceswap_desktop.gui import batch_texts, task_texts
from faceswap_desktop.providers.catalogue import BUILT_IN
from faceswap_desktop.providers.on_device_description import DESCRIPTION as HERE
from faceswap_desktop.providers.useapi_description import DESCRIPTION as THERE


def test_nothing_leaves_for_what_is_done_here():
    text, icon = task_texts.promise(HERE, Operation.SWAP)
    assert (text, icon) == ("Done on this computer. Nothing is sent.", "lock")
    assert task_texts.leaving_text(HERE) == ""


@pytest.mark.parametrize("service", [each for each in BUILT_IN if each.photos_leave_computer])
def test_every_service_says_for_how_long_it_keeps_what_it_gets(service):
    single, _ = task_texts.promise(service, Operation.SWAP)
    several, _ = batch_texts.promise(service, Operation.SWAP, 5)
    for text in (single, several):
        assert f"Sent to {service.name}. {service.data.kept_briefly}" in text
    whole = task_texts.leaving_text(service)
    assert service.data.what in whole
    assert service.data.kept_for in whole


def test_one_that_has_no_short_form_of_it_says_the_rest():
    data = replace(THERE.data, kept_briefly="")
    text, _ = task_texts.promise(replace(THERE, data=data), Operation.SWAP)
    assert text == f"Sent to {THERE.name}. Usually 1 to 2 credit(s)."
