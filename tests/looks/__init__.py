# SPDX-License-Identifier: GPL-3.0-or-later
"""Every view of the program, brought about by itself: to be looked at, and to be tested as a whole.

`python -m tests.looks FOLDER` takes a picture of each on a virtual screen.
"""
