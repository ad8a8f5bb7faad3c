# SPDX-License-Identifier: GPL-3.0-or-later
"""Stand-ins for the services on the web: real sockets on this computer, faults included.

    async with Sandbox() as sandbox:
        sandbox.script(faults.Answer(429, {"error": "busy", "code": 429}), path="/picsi")
        ...  # point a provider at sandbox.useapi_address
        assert sandbox.useapi.posts["reference"] == 1

`python -m tests.sandbox` starts it by hand.
"""

from tests.sandbox import faults
from tests.sandbox.server import Sandbox

__all__ = ["Sandbox", "faults"]
