# SPDX-License-Identifier: GPL-3.0-or-later
"""The arithmetic of fit, zoom, pan and clamp."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from faceswap_desktop.gui.view_transform import (
    LARGEST_SCALE,
    Rectangle,
    ViewTransform,
    placed,
)

sides = st.integers(1, 12_000)
views = st.integers(50, 4_000)
scales = st.floats(0.001, 40.0)
shares = st.floats(0.0, 1.0)
SLACK = 1e-6


@st.composite
def transforms(draw):
    fitted = ViewTransform.fitted(
        (draw(sides), draw(sides)),
        (draw(views), draw(views)),
        largest_fit=draw(st.sampled_from([1.0, 1.5, 2.0])),
    )
    if draw(st.booleans()):
        return fitted
    zoomed = fitted.zoomed(draw(scales), *point(draw, fitted))
    return zoomed.panned(draw(st.floats(-9000, 9000)), draw(st.floats(-9000, 9000)))


def point(draw, transform):
    return draw(shares) * transform.view_width, draw(shares) * transform.view_height


def is_clamped(transform):
    """No edge inside the view on an axis where the picture is larger; centred on the others."""
    left, top = transform.to_view(0, 0)
    right, bottom = transform.to_view(transform.picture_width, transform.picture_height)
    for start, end, view in (
        (left, right, transform.view_width),
        (top, bottom, transform.view_height),
    ):
        if end - start > view + SLACK:
            if start > SLACK or end < view - SLACK:
                return False
        elif abs(start + end - view) > 1e-3:
            return False
    return True


@given(transforms(), scales, shares, shares)
def test_zoom_keeps_the_point_under_the_pointer_unless_an_edge_would_show(start, scale, x, y):
    at = (x * start.view_width, y * start.view_height)
    held = start.to_picture(*at)
    end = start.zoomed(scale, *at)
    assume(not end.is_fit)
    moved = end.to_view(*held)
    limits = (
        (end.centre_x, end.picture_width, end.view_width / end.scale),
        (end.centre_y, end.picture_height, end.view_height / end.scale),
    )
    for axis, (centre, picture, seen) in enumerate(limits):
        at_limit = (
            seen >= picture
            or centre == pytest.approx(seen / 2)
            or centre == pytest.approx(picture - seen / 2)
        )
        assert at_limit or moved[axis] == pytest.approx(at[axis], abs=1e-3)


@given(transforms(), st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))
def test_the_picture_cannot_be_lost(start, dx, dy):
    end = start.panned(dx, dy)
    assert is_clamped(end)
    assert not end.visible().is_empty
    assert end.scale == start.scale


@given(transforms(), scales, shares, shares)
def test_zoom_stays_between_fit_and_sixteen_times(start, scale, x, y):
    end = start.zoomed(scale, x * start.view_width, y * start.view_height)
    assert is_clamped(end)
    assert end.smallest_scale * (1 - SLACK) <= end.scale <= LARGEST_SCALE
    assert end.percent >= 1


@given(transforms(), views, views)
def test_a_resize_fits_again_or_keeps_the_scale(start, width, height):
    end = start.resized(width, height)
    assert is_clamped(end)
    if start.is_fit:
        assert end.is_fit
        assert end.scale == pytest.approx(end.fit_scale)
    elif not end.is_fit:
        assert end.scale == pytest.approx(max(start.scale, end.smallest_scale))


@given(transforms())
def test_points_go_there_and_back(transform):
    x, y = transform.to_picture(*transform.to_view(12.5, 7.25))
    assert (x, y) == (pytest.approx(12.5, abs=1e-4), pytest.approx(7.25, abs=1e-4))


def test_fit_shows_all_and_does_not_enlarge():
    large = ViewTransform.fitted((4000, 3000), (800, 800))
    assert large.scale == pytest.approx(0.2)
    assert large.to_view(0, 0) == (0, pytest.approx(100))
    assert large.percent == 20
    assert not large.can_pan
    small = ViewTransform.fitted((100, 50), (800, 800))
    assert small.scale == 1
    assert ViewTransform.fitted((100, 50), (800, 800), largest_fit=2).scale == 2


def test_zooming_out_ends_at_fit():
    start = ViewTransform.fitted((4000, 3000), (800, 600)).zoomed(2.0)
    assert not start.is_fit
    assert start.can_zoom_out
    end = start.zoomed(0.0001)
    assert end.is_fit
    assert not end.can_zoom_out
    assert start.fit() == end


def test_steps_are_round_and_reach_both_ends():
    at = ViewTransform.fitted((4000, 3000), (800, 600))
    seen = [at.percent]
    while at.can_zoom_in:
        at = at.stepped(1)
        seen.append(at.percent)
    assert seen == [20, 25, 33, 50, 67, 100, 150, 200, 300, 400, 600, 800, 1200, 1600]
    while at.can_zoom_out:
        at = at.stepped(-1)
    assert at.is_fit
    assert at.stepped(-1) == at
    assert at.stepped(2).percent == 33


def test_pixels_show_from_twice_their_size():
    start = ViewTransform.fitted((4000, 3000), (800, 600))
    assert not start.zoomed(1.9).is_pixelated
    assert start.zoomed(2.0).is_pixelated
    fitted = ViewTransform.fitted((100, 50), (800, 800), largest_fit=2)
    assert not fitted.is_pixelated


def test_showing_a_box_brings_it_to_the_middle_and_close():
    start = ViewTransform.fitted((4000, 3000), (800, 600))
    end = start.showing(Rectangle(1900, 1400, 2100, 1600))
    assert end.to_view(2000, 1500) == (pytest.approx(400), pytest.approx(300))
    assert end.scale == pytest.approx(0.4 * 600 / 200)
    assert not end.is_fit
    in_the_corner = start.showing(Rectangle(0, 0, 10, 10))
    assert is_clamped(in_the_corner)
    assert in_the_corner.scale == 2


@given(sides, sides, sides, sides)
def test_pictures_of_any_shape_lie_whole_in_the_frame(width, height, frame_width, frame_height):
    place = placed((width, height), (frame_width, frame_height))
    frame = Rectangle(-SLACK, -SLACK, frame_width + SLACK, frame_height + SLACK)
    assert place.intersected(frame) == place
    assert place.width == pytest.approx(frame_width) or place.height == pytest.approx(frame_height)
    if (place.width, place.height) != (frame_width, frame_height):
        across, down = place.width / width, place.height / height
        assert across == pytest.approx(down)
        assert place.left == pytest.approx(frame_width - place.right, abs=1e-6)


def test_a_smaller_picture_of_the_same_shape_shares_the_frame():
    assert placed((1333, 1000), (4000, 3000)) == Rectangle(0, 0, 4000, 3000)
