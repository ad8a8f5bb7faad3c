# SPDX-License-Identifier: GPL-3.0-or-later
"""What the button beside an error does, and what stands on it."""

from __future__ import annotations

from enum import StrEnum, unique

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@unique
class Remedy(StrEnum):
    """What the button beside an error does."""

    TRY_AGAIN = "try-again"
    CHOOSE_TARGET = "choose-target"
    CHOOSE_FACE = "choose-face"
    CHOOSE_PHOTO = "choose-photo"
    CHOOSE_SERVICE = "choose-service"
    SAVE_ELSEWHERE = "save-elsewhere"
    SAVE_AS_PNG = "save-as-png"
    ENTER_KEY = "enter-key"
    RENEW = "renew"
    SET_UP_CHANNEL = "set-up-channel"
    CHOOSE_LINK_HOST = "choose-link-host"
    CHECK_AGAIN = "check-again"
    KEEP_WAITING = "keep-waiting"
    CHANGE_WORDS = "change-words"
    OPEN_SETTINGS = "open-settings"
    REPORT_PROBLEM = "report-problem"
    DISMISS = "dismiss"


def button_text(remedy: Remedy) -> str:
    """What stands on the button of a remedy."""
    return {
        Remedy.TRY_AGAIN: translate("remedy", "Try again"),
        Remedy.CHOOSE_TARGET: translate("remedy", "Choose another photo…"),
        Remedy.CHOOSE_FACE: translate("remedy", "Choose another face…"),
        Remedy.CHOOSE_PHOTO: translate("remedy", "Choose another…"),
        Remedy.CHOOSE_SERVICE: translate("remedy", "Choose a service"),
        Remedy.SAVE_ELSEWHERE: translate("remedy", "Save elsewhere…"),
        Remedy.SAVE_AS_PNG: translate("remedy", "Save as PNG…"),
        Remedy.ENTER_KEY: translate("remedy", "Enter access key"),
        Remedy.RENEW: translate("remedy", "Renew"),
        Remedy.SET_UP_CHANNEL: translate("remedy", "Set up the channel"),
        Remedy.CHOOSE_LINK_HOST: translate("remedy", "Choose a link host"),
        Remedy.CHECK_AGAIN: translate("remedy", "Check again"),
        Remedy.KEEP_WAITING: translate("remedy", "Keep waiting"),
        Remedy.CHANGE_WORDS: translate("remedy", "Change the text"),
        Remedy.OPEN_SETTINGS: translate("remedy", "Open Settings"),
        Remedy.REPORT_PROBLEM: translate("remedy", "Report a problem"),
        Remedy.DISMISS: translate("remedy", "Dismiss"),
    }[remedy]
