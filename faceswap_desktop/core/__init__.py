# SPDX-License-Identifier: GPL-3.0-or-later
"""Models, pictures, files: what everything else stands on. No Qt, no network."""
