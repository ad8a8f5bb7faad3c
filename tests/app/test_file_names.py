# SPDX-License-Identifier: GPL-3.0-or-later
"""What results are called in another language, in the history and wherever they are saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from faceswap_desktop.gui import language
from tests.support import catalogues, photos, program


@pytest.fixture(autouse=True)
def english_again(qapp):
    catalogues.compiled()
    before = QLocale()
    yield
    language.silence(qapp)
    QLocale.setDefault(before)


def test_results_are_named_in_the_language_of_the_window(qapp, tmp_path):
    photo = photos.save(photos.portrait(), tmp_path / "holiday.png")
    out = tmp_path / "out"
    by_itself = tmp_path / "by itself"
    out.mkdir()
    by_itself.mkdir()

    async def scenario(p):
        async def done():
            known = p.presenter.jobs.current_id
            await p.until(p.window.main_button.is_ready)
            p.presenter.go()
            await p.until(lambda: p.presenter.jobs.current_id not in {"", known})
            await p.until(lambda: p.presenter.jobs.current.is_over)
            return p.presenter.jobs.current

        p.open(photo, operation="background")
        english = await done()
        assert english.results[0].path.stem == "holiday-background"
        language.speak(p.app, "zh_CN")
        p.preferences.update(autosave=True, autosave_folder=str(by_itself))
        p.presenter.starter.haste.forget()  # the same once more is no mistake here
        chinese = await done()
        assert chinese.results[0].path.stem == "holiday-换背景"
        await p.until(lambda: any(by_itself.glob("h*")))
        assert [each.stem for each in by_itself.iterdir()] == ["holiday-换背景"]
        # Of an older job too, the name is what a person of today would call it.
        p.presenter.save_all.save_into(out, (english,))
        await p.until(lambda: any(out.glob("h*")))
        assert [each.stem for each in out.iterdir()] == ["holiday-换背景"]

    program.run(scenario)
