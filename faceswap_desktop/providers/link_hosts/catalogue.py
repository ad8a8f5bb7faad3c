# SPDX-License-Identifier: GPL-3.0-or-later
"""Which link hosts there are. Cheap to import; the hosts themselves are loaded when used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faceswap_desktop.providers.base import Option, OptionKind
from faceswap_desktop.providers.link_hosts.base import LinkHostDescription

if TYPE_CHECKING:
    from faceswap_desktop.providers.base import ProviderContext
    from faceswap_desktop.providers.http import FileClient
    from faceswap_desktop.providers.link_hosts.base import LinkHost

LITTERBOX = LinkHostDescription(
    id="litterbox",
    name="Litterbox",
    host="litterbox.catbox.moe",
    meaning="Quick and without an account. For one hour anybody who knows the link can see the "
    "photo; it cannot be taken back sooner.",
    kept_for="One hour.",
    can_delete=False,
    terms_page="https://litterbox.catbox.moe/faq.php",
)
IMGBB = LinkHostDescription(
    id="imgbb",
    name="ImgBB",
    host="api.imgbb.com",
    meaning="With a free account of your own. For one hour anybody who knows the link can see "
    "the photo.",
    kept_for="One hour.",
    can_delete=False,
    key_label="ImgBB access key",
    key_page="https://api.imgbb.com/",
    terms_page="https://imgbb.com/tos",
)
BUCKET = LinkHostDescription(
    id="s3",
    name="A storage bucket of your own (S3)",
    host="your bucket",
    meaning="Your photo goes to storage that belongs to you, with Amazon, Cloudflare, Backblaze "
    "or any other S3 service. Only who has the link sees it, for one hour at most, and it is "
    "deleted as soon as the job is over.",
    kept_for="Until the job is over.",
    can_delete=True,
    options=(
        Option(
            "endpoint", OptionKind.TEXT, "Address of the storage",
            "For example https://s3.eu-central-1.amazonaws.com.",
            default="", max_length=200, is_required=True,
        ),
        Option(
            "bucket", OptionKind.TEXT, "Bucket", "The name of the bucket; it can be private.",
            default="", max_length=63, is_required=True,
        ),
        Option(
            "region", OptionKind.TEXT, "Region", "For example eu-central-1; auto where unsure.",
            default="auto", max_length=40,
        ),
        Option(
            "access_key_id", OptionKind.TEXT, "Access key ID",
            "The public half of the bucket's key.", default="", max_length=128, is_required=True,
        ),
    ),
    key_label="Secret access key",
    key_page="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
)  # fmt: skip

DESCRIPTIONS = (LITTERBOX, IMGBB, BUCKET)


def create(
    host_id: str, context: ProviderContext, files: FileClient, *, stand_in: str = ""
) -> LinkHost | None:
    """Make the link host `host_id`, None where there is none of that name.

    `stand_in` is the origin of a stand-in on this computer, for trying the program out: then
    nothing is put on the real web.
    """
    match host_id:
        case LITTERBOX.id:
            from faceswap_desktop.providers.link_hosts.litterbox import Litterbox  # noqa: PLC0415

            return Litterbox(files, stand_in)
        case IMGBB.id:
            from faceswap_desktop.providers.link_hosts.imgbb import ImgBB  # noqa: PLC0415

            return ImgBB(context, files, stand_in)
        case BUCKET.id:
            from faceswap_desktop.providers.link_hosts.bucket import Bucket  # noqa: PLC0415

            return Bucket(context, files, may_be_local=bool(stand_in))
        case _:
            return None
