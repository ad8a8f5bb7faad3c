# SPDX-License-Identifier: GPL-3.0-or-later
"""The services that do the work: one small module each, behind the contract in `base`."""
