# SPDX-License-Identifier: GPL-3.0-or-later
"""InsightFaceSwap through useapi.net, as data. Cheap to import: needed for the first paint."""

from __future__ import annotations

from faceswap_desktop.core.operation import Mark, Operation
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

PROVIDER_ID = "useapi"
DEFAULT_ADDRESS = "https://api.useapi.net/v1/faceswap"
ADDRESS_VARIABLE = "FACESWAP_DESKTOP_USEAPI_URL"
PROMPT_LIMIT = 1000
ADDRESS_LIMIT = 1024

LIMITS = InputLimits(max_side=2048, max_bytes=8_000_000, media_types=("image/jpeg", "image/png"))

CHANNEL = Option(
    "channel",
    OptionKind.TEXT,
    "Channel",
    "The number of the channel that does the work, as Settings show it. Empty: any of yours that "
    "has credits left.",
    default="",
    max_length=40,
    is_advanced=True,
)
REPLY_ADDRESS = Option(
    "reply_url",
    OptionKind.TEXT,
    "Also tell this web address",
    "The service calls this address when the job is over, and sends it the link to your result. "
    "Leave it empty unless the address is your own.",
    default="",
    max_length=ADDRESS_LIMIT,
    is_advanced=True,
)
SAVED_FACE = Option(
    "saved_face",
    OptionKind.TEXT,
    "Saved face",
    "The name of a face that is kept with the service, in place of a face photo. For "
    "several people, write several names with commas between them; an underscore leaves a face "
    "as it is.",
    default="",
    max_length=200,
)
_EXTRA = Option(
    "flags",
    OptionKind.TEXT,
    "Further instructions",
    "In the short form that this service knows; its own help explains it. Leave it empty if "
    "unsure.",
    default="",
    max_length=200,
    is_advanced=True,
)

_SWAP_OPTIONS = (
    SAVED_FACE,
    Option(
        "sharper", OptionKind.SWITCH, "Sharper face", "Sharpens the new face.", default=False
    ),
    Option(
        "high_fidelity",
        OptionKind.SWITCH,
        "More detail in the skin",
        "Gives the new face a finer texture.",
        default=False,
    ),
    Option(
        "keep_mouth",
        OptionKind.SWITCH,
        "Keep the mouth",
        "Keeps the mouth of the photo to change, and with it the expression.",
        default=False,
    ),
    Option(
        "change_age", OptionKind.SWITCH, "Change the age", "Makes the face look older.",
        default=False,
    ),
    Option(
        "age",
        OptionKind.NUMBER,
        "Age",
        "How strongly: 300 is usual, higher is older.",
        default=300,
        minimum=1,
        maximum=1000,
        step=1,
        shown_when=("change_age", True),
    ),
    _EXTRA,
    CHANNEL,
    REPLY_ADDRESS,
)  # fmt: skip

_SCENES = (
    "sunny beach",
    "snowy mountains at sunrise",
    "quiet city street at night",
    "flower garden in spring",
    "cosy library with warm light",
    "plain light grey studio wall",
)
_PORTRAITS = (
    "me, business portrait in a bright office",
    "me, oil painting in a golden frame",
    "me, astronaut on the moon",
)

_STEPS = (
    AccountStep(
        "Before you begin",
        "This service works through a Discord account of your own. Discord's rules forbid "
        "automating an ordinary account, and Discord may close it for that. Use an account that "
        "is made for this only. The subscription at useapi.net costs money each month, and "
        "Picsi.Ai counts credits of its own.",
        "https://support.discord.com/hc/en-us/articles/115002192352",
        "What Discord says about it",
    ),
    AccountStep(
        "Subscribe at useapi.net",
        "Choose a subscription and enter an e-mail address that you can read: the access key comes "
        "by way of it. The subscription can be ended at any time.",
        "https://useapi.net/docs/subscription",
        "Open the subscriptions",
    ),
    AccountStep(
        "Get the access key",
        "Follow the link in the e-mail from useapi.net. It confirms your address and shows the "
        "access key; keep it at hand for the last step.",
        "https://useapi.net/docs/start-here/setup-useapi",
        "How useapi.net explains it",
    ),
    AccountStep(
        "Make a Discord account for it",
        "Make a new account at Discord, also if you have one already, and confirm its e-mail "
        "address.",
        "https://discord.com/register",
        "Open Discord",
    ),
    AccountStep(
        "Make a server with one channel",
        "In Discord, make a server of your own, and in it a private text channel that is used for "
        "nothing else.",
        "https://support.discord.com/hc/en-us/articles/204849977-How-do-I-create-a-server-",
        "How to make a server",
    ),
    AccountStep(
        "Invite the bot",
        "Join the server of Picsi.Ai, and add its bot InsightFaceSwap to your own server.",
        "https://github.com/deepinsight/insightface/blob/master/web-demos/swapping_discord/README.md",
        "How to add the bot",
    ),
    AccountStep(
        "Write down the numbers of server and channel",
        "This page shows where Discord has the numbers of your server and channel, and the Discord "
        "token. You enter them after the access key, once.",
        "https://useapi.net/docs/start-here/setup-faceswap",
        "Where to find the numbers",
    ),
)

DESCRIPTION = ProviderDescription(
    id=PROVIDER_ID,
    name="InsightFaceSwap (useapi.net)",
    summary="Swaps faces and changes backgrounds on the web, through the Discord bot of Picsi.Ai. "
    "One or two credits for each face, about four for a background.",
    operations=(
        OperationDescription(
            Operation.SWAP,
            needs_face=True,
            options=_SWAP_OPTIONS,
            limits=LIMITS,
            cost=None,
            usual_cost=(1, 2),
            usual_seconds=(3, 10),
            face_option=SAVED_FACE.key,
            face_list_mark=",",
        ),
        OperationDescription(
            Operation.BACKGROUND,
            needs_prompt=True,
            options=(CHANNEL, REPLY_ADDRESS),
            limits=LIMITS,
            cost=None,
            usual_cost=(4, 4),
            prompt_max_length=PROMPT_LIMIT,
            prompt_suggestions=_SCENES,
        ),
        OperationDescription(
            Operation.PORTRAIT,
            needs_target=False,
            needs_prompt=True,
            options=(SAVED_FACE, _EXTRA, CHANNEL, REPLY_ADDRESS),
            limits=LIMITS,
            cost=None,
            prompt_max_length=PROMPT_LIMIT,
            prompt_suggestions=_PORTRAITS,
            mark=Mark.AI,
        ),
    ),
    account=AccountDescription(
        key_page="https://useapi.net/docs/start-here/setup-useapi",
        help_page="https://useapi.net/docs/start-here/setup-faceswap",
        key_example="user:1234-AbCdEf123456",
        renewal_page="https://useapi.net/docs/subscription",
        steps=_STEPS,
    ),
    data=DataDescription(
        receiver="useapi.net, and through it Picsi.Ai and Discord",
        host="api.useapi.net",
        what="the photos of the job, made smaller and without place, camera data and file names, "
        "and the text that you write",
        kept_for="The job is kept for about a month; the result's link works for about a day. "
        "The pictures stay in your own Discord channel until you delete them there.",
        terms_page="https://useapi.net/docs/legal",
        kept_briefly="Kept in your Discord channel until you delete it.",
    ),
    polling=PollingPolicy(first=10.5, growth=1.3, ceiling=30.0, jitter=0.2, floor=10.5),
    max_parallel_jobs=1,
    can_cancel=True,
    can_find=True,
)
