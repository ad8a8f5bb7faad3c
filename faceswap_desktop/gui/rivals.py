# SPDX-License-Identifier: GPL-3.0-or-later
"""The same job done by several services: which belong together, who else could do it. Pure data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import JobRequest, JobSnapshot, JobState
from faceswap_desktop.jobs.parts import with_parts
from faceswap_desktop.providers.description import OptionKind

if TYPE_CHECKING:
    from faceswap_desktop.core.models import OptionValue
    from faceswap_desktop.providers.description import OperationDescription, ProviderDescription


def rivals(job: JobSnapshot, jobs: Iterable[JobSnapshot]) -> tuple[JobSnapshot, ...]:
    """Finished jobs with the same photos, `job` among them, one for each service, oldest first.

    Of several by the same service it is the latest, but `job` itself in any case.
    """
    wanted = _theme(job.request)
    found = {
        each.request.provider: each
        for each in sorted(jobs, key=lambda each: each.created_at)
        if _is_done(each)
        and _theme(each.request) == wanted
        and _is_same_person(job.request, each.request)
    }
    if _is_done(job):
        found[job.request.provider] = job
    return tuple(sorted(found.values(), key=lambda each: each.created_at))


def could_do(request: JobRequest, providers: Iterable[ProviderDescription]) -> tuple[str, ...]:
    """The ids of the other services that can do the same with what the request holds."""
    return tuple(
        each.id
        for each in providers
        if each.id != request.provider
        and (described := each.operation(request.operation)) is not None
        and _is_enough(request, described)
    )


def for_service(
    request: JobRequest, provider: ProviderDescription, values: Mapping[str, OptionValue]
) -> JobRequest:
    """The same request to another service; `values` are what its options are set to."""
    described = provider.operation(request.operation)
    if described is None:
        raise LookupError(request.operation)
    asked = replace(
        request,
        provider=provider.id,
        options=MappingProxyType(
            {
                each.key: "" if each.key == described.face_option else values[each.key]
                for each in described.options
            }
        ),
        prompt=request.prompt if described.needs_prompt else "",
    )
    return with_parts(asked, provider)


def _theme(request: JobRequest) -> tuple[object, ...]:
    """What has to be the same for results to be compared."""
    photos = (request.target, request.face)
    people = tuple((each.target_face, each.face.path) for each in request.people)
    return (request.operation, *(photo.path if photo else None for photo in photos), people)


def _is_same_person(one: JobRequest, two: JobRequest) -> bool:
    """Whether the same of several faces was meant, where it is known which."""
    first, second = one.target_face, two.target_face
    if first is None or second is None or not (one.target_others and two.target_others):
        return True
    (x, y), (across, down) = first.centre, second.centre
    return abs(x - across) < first.width / 2 and abs(y - down) < first.height / 2


def _is_done(job: JobSnapshot) -> bool:
    return job.state is JobState.DONE and bool(job.results)


def _is_enough(request: JobRequest, described: OperationDescription) -> bool:
    """Whether nothing would have to be asked for first."""
    needs_more = any(
        each.is_required and each.kind in {OptionKind.TEXT, OptionKind.PHOTO} and not each.default
        for each in described.options
        if each.shown_when is None
    )
    return (
        not needs_more
        and (request.target is not None or not described.needs_target)
        and (request.face is not None or not described.needs_face)
        and (bool(request.prompt) or not described.needs_prompt)
        and (not request.people or len(request.people) <= described.max_people)
    )
