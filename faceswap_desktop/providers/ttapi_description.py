# SPDX-License-Identifier: GPL-3.0-or-later
"""TTAPI as data. Cheap to import: needed for the first paint."""

from __future__ import annotations

from faceswap_desktop.core.operation import Operation
from faceswap_desktop.providers.description import (
    AccountDescription,
    AccountStep,
    DataDescription,
    InputLimits,
    OperationDescription,
    Option,
    OptionKind,
    PollingPolicy,
    ProviderDescription,
)

PROVIDER_ID = "ttapi"
DEFAULT_ADDRESS = "https://api.ttapi.io"
ADDRESS_VARIABLE = "FACESWAP_DESKTOP_TTAPI_URL"
LINK_HOST_SETTING = "link_host"
USUAL_PRICE = 3.0

DESCRIPTION = ProviderDescription(
    id=PROVIDER_ID,
    name="TTAPI",
    summary="Swaps faces on the web. It takes photos only as links, so that your photos are put "
    "on a link host of your choice first. A swap usually costs 3 of your quota.",
    operations=(
        OperationDescription(
            Operation.SWAP,
            needs_face=True,
            options=(
                Option(
                    "hook_url",
                    OptionKind.TEXT,
                    "Also tell this web address",
                    "The service calls this address when the job is over, and sends it the link "
                    "to your result. Leave it empty unless the address is your own.",
                    default="",
                    max_length=1024,
                    is_advanced=True,
                ),
            ),
            limits=InputLimits(
                max_side=2048,
                max_bytes=8_000_000,
                media_types=("image/jpeg", "image/png", "image/webp"),
            ),
            cost=USUAL_PRICE,
        ),
    ),
    account=AccountDescription(
        key_page="https://dashboard.ttapi.io/",
        help_page="https://docs.ttapi.io/",
        key_example="a1b2c3d4-e5f6-7a8b-9c0d-e1f2a3b4c5d6",
        renewal_page="https://dashboard.ttapi.io/",
        credit_name="quota",
        steps=(
            AccountStep(
                "Before you begin",
                "TTAPI counts quota, which is bought in advance. It takes links in place of "
                "photos, so yours are put on the web for the time of a job, where you choose it in "
                "Settings.",
                "https://ttapi.io/terms",
                "The terms of TTAPI",
            ),
            AccountStep(
                "Get the access key",
                "Make an account at TTAPI and sign in. Its dashboard shows the access key; copy "
                "it.",
                "https://dashboard.ttapi.io/",
                "Open the dashboard",
            ),
        ),
    ),
    data=DataDescription(
        receiver="TTAPI, and through it Discord",
        host="api.ttapi.io",
        what="links to both photos, which are made smaller and without place, camera data and "
        "file names; a photo that came from a web address is passed on as that address",
        kept_for="The link host forgets your photos when the job is over, or within the time "
        "that it names; the link to the result works for about a day.",
        terms_page="https://ttapi.io/terms",
        kept_briefly="Links to your photos work for an hour at most.",
    ),
    polling=PollingPolicy(first=5.0, growth=1.3, ceiling=30.0, jitter=0.2, floor=4.0),
    max_parallel_jobs=1,
    needs_links=True,
)
