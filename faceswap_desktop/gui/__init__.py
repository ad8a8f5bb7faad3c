# SPDX-License-Identifier: GPL-3.0-or-later
"""The window. Qt, and words for people, exist here and in `app` alone."""
