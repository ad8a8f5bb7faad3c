# SPDX-License-Identifier: GPL-3.0-or-later
"""The services that come with the program, as data. Cheap: the window draws itself from it."""

from __future__ import annotations

from faceswap_desktop.providers.description import ProviderDescription
from faceswap_desktop.providers.on_device_description import DESCRIPTION as ON_DEVICE
from faceswap_desktop.providers.ttapi_description import DESCRIPTION as TTAPI
from faceswap_desktop.providers.useapi_description import DESCRIPTION as USEAPI

# In the order in which they are offered. Each lies in the module of its id, "-" as "_".
BUILT_IN: tuple[ProviderDescription, ...] = (ON_DEVICE, USEAPI, TTAPI)
