# SPDX-License-Identifier: GPL-3.0-or-later
"""The suite that every service passes: inherit `ProviderContract` and give it its fixtures.

    class TestMyService(ProviderContract):
        @pytest_asyncio.fixture
        async def provider(self): ...          # the service, ready to work
        @pytest.fixture
        def submissions(self): ...             # one good Submission for each operation it offers
        @pytest.fixture
        def hopeless(self): ...                # Submissions that cannot be done

Where a service is asked over a network, the fixtures put a loopback server behind it.
"""

import asyncio
import dataclasses
import re
from pathlib import Path

import pytest
import pytest_asyncio

from faceswap_desktop.core.images import ImageService
from faceswap_desktop.core.models import Operation, Step
from faceswap_desktop.errors import UserFacingError
from faceswap_desktop.providers.base import (
    Accepted,
    AccountStatus,
    CancelOutcome,
    Ended,
    Finished,
    OptionKind,
    Provider,
    RemoteResult,
    StillWorking,
)

_TIMEOUT = 120.0
_FIELDS = {
    OptionKind.SWITCH: bool,
    OptionKind.SLIDER: (int, float),
    OptionKind.NUMBER: int,
    OptionKind.CHOICE: str,
    OptionKind.TEXT: str,
    OptionKind.COLOUR: str,
    OptionKind.PHOTO: str,
}


class Told:
    """What a service reported, in order."""

    def __init__(self):
        self.steps = []

    def __call__(self, step, fraction=None):
        assert isinstance(step, Step)
        assert fraction is None or 0.0 <= fraction <= 1.0
        self.steps.append((step, fraction))

    @property
    def fractions(self):
        return [fraction for _, fraction in self.steps if fraction is not None]


def listed(folder):
    """Everything in a folder."""
    return sorted(Path(folder).rglob("*"))


class ProviderContract:
    """What the window and the job controller rely on, whoever does the work."""

    @pytest_asyncio.fixture
    async def images(self):
        service = ImageService()
        yield service
        await service.aclose()

    # --- what it says about itself

    def test_it_says_who_it_is(self, provider):
        description = provider.description
        assert isinstance(provider, Provider)
        assert re.fullmatch(r"[a-z][a-z0-9-]{0,39}", description.id)
        assert description.name.strip() == description.name != ""
        assert description.operations
        assert description.max_parallel_jobs >= 1
        hash(description)

    def test_its_operations_are_each_described_once(self, provider):
        operations = [each.operation for each in provider.description.operations]
        assert len(operations) == len(set(operations))
        for operation in Operation:
            described = provider.description.operation(operation)
            assert (described is None) == (operation not in operations)

    def test_each_operation_needs_something(self, provider):
        for each in provider.description.operations:
            assert each.needs_target or each.needs_face or each.needs_prompt
            assert each.limits.media_types
            assert all(kind.startswith("image/") for kind in each.limits.media_types)
            assert each.limits.max_side is None or each.limits.max_side >= 256
            assert each.limits.max_bytes is None or each.limits.max_bytes >= 10_000
            assert each.cost is None or each.cost >= 0
            assert each.prompt_max_length >= 1

    def test_option_keys_are_unique_words(self, provider):
        for operation in provider.description.operations:
            keys = [option.key for option in operation.options]
            assert len(keys) == len(set(keys))
            assert all(re.fullmatch(r"[a-z][a-z0-9_]*", key) for key in keys)

    def test_options_explain_themselves(self, provider):
        for option in self._options(provider):
            assert option.label.strip()
            assert option.help.strip()
            assert not option.label.endswith((".", ":"))
            assert option.help.endswith((".", "?"))

    def test_defaults_are_values_that_may_be_chosen(self, provider):
        for option in self._options(provider):
            assert isinstance(option.default, _FIELDS[option.kind])
            match option.kind:
                case OptionKind.SLIDER | OptionKind.NUMBER:
                    assert option.minimum < option.maximum
                    assert option.minimum <= option.default <= option.maximum
                    assert 0 < option.step <= option.maximum - option.minimum
                case OptionKind.CHOICE:
                    values = [choice.value for choice in option.choices]
                    assert option.default in values
                    assert len(values) == len(set(values)) >= 2
                    assert all(choice.label.strip() for choice in option.choices)
                case OptionKind.COLOUR:
                    assert re.fullmatch("#[0-9a-f]{6}", option.default)
                case OptionKind.TEXT:
                    assert len(option.default) <= option.max_length
                case OptionKind.PHOTO:
                    assert option.default == ""

    def test_hidden_options_depend_on_ones_that_exist(self, provider):
        for operation in provider.description.operations:
            by_key = {option.key: option for option in operation.options}
            for option in operation.options:
                if option.shown_when is None:
                    continue
                key, value = option.shown_when
                assert key != option.key
                other = by_key[key]
                if other.kind is OptionKind.CHOICE:
                    assert value in [choice.value for choice in other.choices]
                assert isinstance(value, _FIELDS[other.kind])

    def test_what_leaves_the_computer_is_told(self, provider):
        description = provider.description
        if description.data is None:
            assert not description.photos_leave_computer
            assert not description.needs_links
            return
        assert description.data.receiver
        assert re.fullmatch(r"[a-z0-9.-]+", description.data.host)
        assert description.data.what
        assert description.data.kept_for
        assert len(description.data.kept_briefly) <= 60

    def test_an_account_can_be_had_somewhere(self, provider):
        account = provider.description.account
        assert provider.description.needs_key == (account is not None)
        if account is not None:
            for page in (account.key_page, account.help_page):
                assert page.startswith("https://")
            assert account.key_example
            assert account.credit_name

    def test_polling_is_gentle_and_ends(self, provider):
        polling = provider.description.polling
        assert 0 < polling.floor <= polling.first
        assert polling.first <= polling.ceiling
        assert polling.growth >= 1
        assert 0 <= polling.jitter <= 1
        assert polling.patience > polling.ceiling

    # --- what it does

    def test_there_is_a_try_for_each_operation(self, provider, submissions):
        offered = {each.operation for each in provider.description.operations}
        assert {each.operation for each in submissions} == offered

    async def test_each_operation_ends_in_whole_pictures(self, provider, submissions, images,
                                                         tmp_path):  # fmt: skip
        for number, submission in enumerate(submissions):
            told = Told()
            finished = await self.finished(provider, submission, told)
            assert finished.results
            for index, result in enumerate(finished.results):
                assert isinstance(result, RemoteResult)
                destination = tmp_path / f"result-{number}-{index}"
                await provider.download(result, destination, told)
                info = await images.check(
                    destination, from_network=provider.description.photos_leave_computer
                )
                assert info.width > 0
            assert told.steps
            assert told.fractions == sorted(told.fractions) or provider.description.data
            assert all(price is None or price >= 0 for price in (finished.price,))

    async def test_the_photos_stay_as_they_are(self, provider, submissions):
        for submission in submissions:
            files = [each.path for each in (submission.target, submission.face) if each]
            before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
            await self.finished(provider, submission, Told())
            assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == before

    async def test_nothing_is_written_but_the_result(self, provider, submissions, tmp_path,
                                                     own_folders, monkeypatch):  # fmt: skip
        somewhere = tmp_path / "somewhere"
        somewhere.mkdir()
        monkeypatch.chdir(somewhere)
        finished = await self.finished(provider, submissions[0], Told())
        folder = tmp_path / "results"
        folder.mkdir()
        await provider.download(finished.results[0], folder / "result", Told())
        assert [each.name for each in folder.iterdir()] == ["result"]
        assert list(somewhere.iterdir()) == []
        assert [each for each in own_folders.rglob("*") if each.is_file()] == []

    async def test_a_result_is_downloaded_whole_or_not_at_all(
        self, provider, submissions, tmp_path
    ):
        finished = await self.finished(provider, submissions[0], Told())
        missing = tmp_path / "gone" / "result"
        with pytest.raises((UserFacingError, OSError)):
            await provider.download(finished.results[0], missing, Told())
        assert list(tmp_path.glob("gone*")) == []
        # What failed for want of a place can be had again.
        await provider.download(finished.results[0], tmp_path / "result", Told())
        assert (tmp_path / "result").stat().st_size > 0

    async def test_a_download_never_goes_over_a_file(self, provider, submissions, tmp_path):
        finished = await self.finished(provider, submissions[0], Told())
        there = tmp_path / "there"
        there.write_bytes(b"mine")
        with pytest.raises((UserFacingError, OSError)):
            await provider.download(finished.results[0], there, Told())
        assert there.read_bytes() == b"mine"
        assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []

    async def test_results_that_nobody_has_are_an_error(self, provider, tmp_path):
        with pytest.raises(UserFacingError):
            await provider.download(RemoteResult("nothing:there"), tmp_path / "result", Told())
        assert list(tmp_path.iterdir()) == []

    async def test_a_cancelled_submission_leaves_nothing(self, provider, submissions, tmp_path,
                                                         own_folders):  # fmt: skip
        before = listed(tmp_path)
        begun = asyncio.Event()
        task = asyncio.create_task(provider.submit(submissions[0], lambda *_, **__: begun.set()))
        async with asyncio.timeout(_TIMEOUT):
            await begun.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        assert listed(tmp_path) == before
        assert [each for each in own_folders.rglob("*") if each.is_file()] == []
        # And the service works on.
        await self.finished(provider, submissions[0], Told())

    async def test_what_cannot_be_done_is_said_in_an_error_with_a_code(self, provider, hopeless):
        for submission in hopeless:
            with pytest.raises(UserFacingError) as caught:
                await self.finished(provider, submission, Told())
            assert caught.value.code

    async def test_jobs_that_nobody_knows(self, provider):
        try:
            outcome = await provider.status("no-such-job")
        except (UserFacingError, LookupError):
            outcome = None
        assert outcome is None or isinstance(outcome, Ended)
        assert isinstance(await self.cancelled(provider, "no-such-job"), CancelOutcome)

    async def test_looking_for_a_lost_submission_never_invents_one(self, provider):
        found = await provider.find("a-reference-that-was-never-used")
        assert found is None or isinstance(found, Ended)
        if not provider.description.can_find:
            assert found is None

    async def test_the_account_can_be_asked(self, provider):
        status = await provider.account()
        assert isinstance(status, AccountStatus)
        for number in (status.balance, status.total):
            assert number is None or number >= 0

    async def test_it_can_be_closed_twice(self, provider):
        await provider.aclose()
        await provider.aclose()

    # --- helpers

    async def finished(self, provider, submission, told):
        """Submit, and ask as often as it takes."""
        async with asyncio.timeout(_TIMEOUT):
            unique = dataclasses.replace(submission, reference=f"ref-{id(told):x}")
            outcome = await provider.submit(unique, told)
            while not isinstance(outcome, Finished):
                if isinstance(outcome, Ended):
                    raise UserFacingError(outcome.error.code, details=outcome.error.details)
                assert isinstance(outcome, Accepted | StillWorking)
                if isinstance(outcome, Accepted):
                    remote_id = outcome.remote_id
                outcome = await provider.status(remote_id)
        return outcome

    async def cancelled(self, provider, remote_id):
        """Cancel; a service that is asked may also refuse in words."""
        try:
            return await provider.cancel(remote_id)
        except UserFacingError:
            return CancelOutcome.TOO_LATE

    def _options(self, provider):
        return [option for each in provider.description.operations for option in each.options]
