# SPDX-License-Identifier: GPL-3.0-or-later
"""What the user chose, and the keys that the keyring holds."""
