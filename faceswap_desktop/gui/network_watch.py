# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells when the computer gets its network back, or loses it, as far as the system knows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation


class NetworkWatch(QObject):
    """Silent where the system does not tell. Signals: `changed(is_online)`."""

    changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        network = QNetworkInformation
        if not network.loadBackendByFeatures(network.Feature.Reachability):
            return
        self._known = network.instance()
        self._is_online = self._looks_online(self._known.reachability())
        self._known.reachabilityChanged.connect(self._on_known_reachability_changed)

    @staticmethod
    def _looks_online(reached: QNetworkInformation.Reachability) -> bool:
        """Whether a service may be reached; what is not known counts as yes."""
        return reached is not QNetworkInformation.Reachability.Disconnected

    def _on_known_reachability_changed(self, reached: QNetworkInformation.Reachability) -> None:
        is_online = self._looks_online(reached)
        if is_online is not self._is_online:
            self._is_online = is_online
            self.changed.emit(is_online)
