# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of `docs/faults.md` that belong to no single module."""
