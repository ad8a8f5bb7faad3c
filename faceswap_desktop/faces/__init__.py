# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding faces, putting one into another photo, and cutting people out: numpy in, numpy out."""
