# SPDX-License-Identifier: GPL-3.0-or-later
"""Places on the web that lend a photo an address for a short time.

A service that takes photos only as links needs one. Nothing is chosen until the user chooses;
`catalogue` says what there is, and is cheap to import.
"""
