# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a picture lies in a view, as pure arithmetic: fit, zoom around a point, pan, clamp.

Two coordinate systems meet here. *Picture* coordinates are pixels of the original photo, with
(0, 0) at its top left. *View* coordinates are device pixels of the widget, so that "100 %"
means one pixel of the photo on one pixel of the screen, on every display.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

LARGEST_SCALE = 16.0
PIXELATED_FROM = 2.0
WHEEL_FACTOR = 1.25
STEPS = (
    0.01, 0.02, 0.03, 0.05, 0.07, 0.10, 0.15, 0.20, 0.25, 0.33, 0.50, 0.67,
    1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0,
)  # fmt: skip
_ALIKE = 1e-6


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle by its edges; which coordinates it is in says the one who gives it."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Right minus left."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Bottom minus top."""
        return self.bottom - self.top

    @property
    def is_empty(self) -> bool:
        """Whether it covers nothing."""
        return self.right <= self.left or self.bottom <= self.top

    def intersected(self, other: Rectangle) -> Rectangle:
        """What both cover; empty where they do not meet."""
        return Rectangle(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class ViewTransform:
    """A picture of `picture_width` x `picture_height` seen in a view, both in their own pixels.

    `scale` is view pixels per picture pixel, `centre_x` and `centre_y` the picture point in the
    middle of the view. While `is_fit`, a resize fits again. `largest_fit` caps how far a small
    picture is enlarged by fitting: the view pixels of one logical pixel.

    Every method gives a new transform that is clamped: an axis on which the picture is smaller
    than the view is centred, on the others no edge comes inside the view.
    """

    picture_width: float
    picture_height: float
    view_width: float
    view_height: float
    scale: float
    centre_x: float
    centre_y: float
    is_fit: bool = True
    largest_fit: float = 1.0

    @classmethod
    def fitted(
        cls,
        picture: tuple[float, float],
        view: tuple[float, float],
        *,
        largest_fit: float = 1.0,
    ) -> ViewTransform:
        """The whole picture (width, height) in a view (width, height)."""
        width, height = max(picture[0], 1.0), max(picture[1], 1.0)
        return cls(
            picture_width=width,
            picture_height=height,
            view_width=max(view[0], 1.0),
            view_height=max(view[1], 1.0),
            scale=1.0,
            centre_x=width / 2,
            centre_y=height / 2,
            largest_fit=largest_fit,
        ).fit()

    @property
    def fit_scale(self) -> float:
        """The scale at which the whole picture is seen as large as is sensible."""
        return min(
            self.view_width / self.picture_width,
            self.view_height / self.picture_height,
            self.largest_fit,
        )

    @property
    def smallest_scale(self) -> float:
        """As far out as zooming goes."""
        return min(self.fit_scale, 1.0)

    @property
    def percent(self) -> int:
        """The scale as people read it; never 0."""
        return max(1, round(self.scale * 100))

    @property
    def is_pixelated(self) -> bool:
        """Whether single pixels are meant to be seen, instead of being smoothed."""
        return self.scale >= PIXELATED_FROM - _ALIKE and not self.is_fit

    @property
    def can_pan(self) -> bool:
        """Whether the picture is larger than the view on any axis."""
        return (
            self.picture_width * self.scale > self.view_width + 0.5
            or self.picture_height * self.scale > self.view_height + 0.5
        )

    @property
    def can_zoom_in(self) -> bool:
        """Whether there is a larger scale."""
        return self.scale < LARGEST_SCALE * (1 - _ALIKE)

    @property
    def can_zoom_out(self) -> bool:
        """Whether there is a smaller scale."""
        return self.scale > self.smallest_scale * (1 + _ALIKE)

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """A picture point in view coordinates."""
        return (
            (x - self.centre_x) * self.scale + self.view_width / 2,
            (y - self.centre_y) * self.scale + self.view_height / 2,
        )

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """A view point in picture coordinates."""
        return (
            (x - self.view_width / 2) / self.scale + self.centre_x,
            (y - self.view_height / 2) / self.scale + self.centre_y,
        )

    def fit(self) -> ViewTransform:
        """The whole picture."""
        return replace(
            self,
            scale=min(self.fit_scale, LARGEST_SCALE),
            centre_x=self.picture_width / 2,
            centre_y=self.picture_height / 2,
            is_fit=True,
        )

    def zoomed(self, scale: float, x: float | None = None, y: float | None = None) -> ViewTransform:
        """The same at another scale; the picture point under view point (x, y) stays there.

        Without a point the middle of the view stays. Zooming out as far as fit is fit.
        """
        scale = min(max(scale, self.smallest_scale), LARGEST_SCALE)
        if abs(scale - self.fit_scale) <= self.fit_scale * _ALIKE:
            return self.fit()
        at_x = self.view_width / 2 if x is None else x
        at_y = self.view_height / 2 if y is None else y
        held_x, held_y = self.to_picture(at_x, at_y)
        return self._looking_at(
            held_x - (at_x - self.view_width / 2) / scale,
            held_y - (at_y - self.view_height / 2) / scale,
            scale,
        )

    def stepped(self, steps: int, x: float | None = None, y: float | None = None) -> ViewTransform:
        """The next round percentage: larger for `steps` > 0, smaller for `steps` < 0."""
        stops = sorted({*STEPS, self.fit_scale, self.smallest_scale})
        scale = self.scale
        for _ in range(abs(steps)):
            if steps > 0:
                scale = next((stop for stop in stops if stop > scale * 1.001), LARGEST_SCALE)
            else:
                smaller = [stop for stop in stops if stop < scale * 0.999]
                scale = smaller[-1] if smaller else self.smallest_scale
        return self.zoomed(scale, x, y)

    def panned(self, dx: float, dy: float) -> ViewTransform:
        """The picture moved by (dx, dy) view pixels, as a hand would drag it."""
        if not self.can_pan:
            return self
        return self._looking_at(
            self.centre_x - dx / self.scale, self.centre_y - dy / self.scale, self.scale
        )

    def resized(self, view_width: float, view_height: float) -> ViewTransform:
        """The same in a view of another size: refitted, or with the same middle and scale."""
        moved = replace(self, view_width=max(view_width, 1.0), view_height=max(view_height, 1.0))
        if self.is_fit:
            return moved.fit()
        return moved.zoomed(self.scale)

    def with_largest_fit(self, largest_fit: float) -> ViewTransform:
        """The same on a screen with this many pixels for one logical pixel."""
        return replace(self, largest_fit=largest_fit)

    def showing(self, box: Rectangle, *, share: float = 0.4) -> ViewTransform:
        """A box of the picture in the middle, taking about `share` of the view's smaller side."""
        wanted = share * min(
            self.view_width / max(box.width, 1.0), self.view_height / max(box.height, 1.0)
        )
        scale = min(max(wanted, self.fit_scale), max(PIXELATED_FROM, self.fit_scale))
        return self._looking_at((box.left + box.right) / 2, (box.top + box.bottom) / 2, scale)

    def visible(self) -> Rectangle:
        """The part of the picture that is in the view, in picture coordinates."""
        left, top = self.to_picture(0, 0)
        right, bottom = self.to_picture(self.view_width, self.view_height)
        whole = Rectangle(0, 0, self.picture_width, self.picture_height)
        return whole.intersected(Rectangle(left, top, right, bottom))

    def _looking_at(self, centre_x: float, centre_y: float, scale: float) -> ViewTransform:
        return replace(
            self,
            scale=scale,
            centre_x=_clamp(centre_x, self.picture_width, self.view_width / scale),
            centre_y=_clamp(centre_y, self.picture_height, self.view_height / scale),
            is_fit=False,
        )


def _clamp(centre: float, picture: float, seen: float) -> float:
    """The centre on one axis, so that `seen` picture pixels around it stay within the picture."""
    if seen >= picture:
        return picture / 2
    return min(max(centre, seen / 2), picture - seen / 2)


def placed(size: tuple[float, float], frame: tuple[float, float]) -> Rectangle:
    """Where a picture of `size` lies in a frame of another size, in the frame's coordinates.

    Pictures of the same shape share the frame exactly, whatever their pixel sizes (a service
    may give back a smaller picture). Others are centred in it, whole and undistorted.
    """
    (width, height), (frame_width, frame_height) = size, frame
    across, down = frame_width / max(width, 1.0), frame_height / max(height, 1.0)
    if abs(across - down) <= 0.02 * max(across, down):
        return Rectangle(0, 0, frame_width, frame_height)
    scale = min(across, down)
    left = (frame_width - width * scale) / 2
    top = (frame_height - height * scale) / 2
    return Rectangle(left, top, left + width * scale, top + height * scale)
