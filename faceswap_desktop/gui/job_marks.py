# SPDX-License-Identifier: GPL-3.0-or-later
"""The icon of each state of a job: the same on its card and in the list of a batch."""

from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui import icons

JOB_MARKS = {
    JobState.DONE: ("check", icons.Ink.DONE),
    JobState.FAILED: ("error", icons.Ink.ERROR),
    JobState.UNCERTAIN: ("help", icons.Ink.WARNING),
    JobState.CANCELLED: ("cancel", icons.Ink.SECOND),
    JobState.WAITING: ("wait", icons.Ink.SECOND),
}
