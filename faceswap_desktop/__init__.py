# SPDX-License-Identifier: GPL-3.0-or-later
"""FaceSwap Desktop: put a face into a photo, or change its background."""

__version__ = "0.1.0"
