# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of Qt Linguist: complete, with all placeholders, and made by the build."""

import ast
import re
import subprocess
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QTranslator

from faceswap_desktop.providers.catalogue import BUILT_IN
from tests.support.catalogues import TRANSLATIONS, script

PLACEHOLDER = re.compile(r"\{\w+\}|%n")
# Words that Chinese readers know by their Latin names.
LATIN = re.compile(
    r"https?://\S+|[\w-]+\.(?:com|net|io)|FaceSwap Desktop|InsightFaceSwap|TTAPI|Litterbox"
    r"|ImgBB|Discord|Picsi\.Ai|useapi|Amazon|Cloudflare|Backblaze|GNU|GPS|JPEG|PNG|MB|S3|Enter"
    r"|Delete|Ctrl|auto|https|\*\.txt|eu-central-1|ID|B\)|-s"
)


translations = script("translations")
hatch_build = script("hatch_build")


def entries(language):
    """(context, source, comment) of each entry with its translations and its state."""
    root = ET.parse(TRANSLATIONS / f"faceswap_desktop_{language}.ts").getroot()
    for context in root.iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source")
            key = (context.findtext("name"), source, message.findtext("comment") or "")
            element = message.find("translation")
            forms = [each.text or "" for each in element.iter("numerusform")]
            yield key, forms or [element.text or ""], element.get("type", "finished")


def finished(language):
    """(context, source, comment) of each entry that is translated, with its translations."""
    for key, forms, state in entries(language):
        if state == "finished":
            yield key, forms


def wanted(language):
    found = translations.messages()
    return {
        (each.context, each.source, each.comment)
        for each in found
        if each.is_plural or language != "en"
    }


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_word_of_the_program_is_translated_and_nothing_else(language):
    done = {key for key, _ in finished(language)}
    missing = sorted(wanted(language) - done)
    assert not missing, f"run `make translations`, then translate: {missing}"
    assert not sorted(done - wanted(language)), "run `make translations`: no longer in the program"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_placeholders_are_those_of_the_source(language):
    for (_, source, _), forms in finished(language):
        for form in forms:
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(source)), source


def test_chinese_has_no_english_left():
    left = {
        form
        for _, forms in finished("zh_CN")
        for form in forms
        if re.search(r"[A-Za-z]{2,}", LATIN.sub("", PLACEHOLDER.sub("", form)))
    }
    assert not left


def test_chinese_sentences_end_as_the_english_ones_do():
    for (_, source, _), forms in finished("zh_CN"):
        for form in forms:
            for ours, theirs in ((".", "。"), ("?", "\N{FULLWIDTH QUESTION MARK}"), ("…", "…")):
                is_end = source.endswith(ours) and not source.endswith("...")
                assert not is_end or form.endswith(theirs), source


def test_mnemonics_are_kept_and_written_behind():
    for (_, source, _), forms in finished("zh_CN"):
        keys = re.findall(r"&(\w)", source)
        if keys:
            assert re.search(r"\(&[A-Z]\)…?$", forms[0]), source


def test_every_text_of_a_built_in_service_is_collected():
    texts = {each.source for each in translations.provider_messages()}
    for service in BUILT_IN:
        assert {service.name, service.summary} <= texts
        for operation in service.operations:
            assert set(operation.prompt_suggestions) <= texts
            for option in operation.options:
                assert {option.label, option.help, *(c.label for c in option.choices)} <= texts
        if service.data is not None:
            assert {service.data.receiver, service.data.what, service.data.kept_for} <= texts
            assert service.data.kept_briefly in texts
        if service.account is not None:
            assert service.account.credit_name in texts


def test_words_that_are_put_together_cannot_be_collected():
    tree = ast.parse('self.tr(f"{n} jobs")')
    with pytest.raises(ValueError, match=r"x\.py:1"):
        list(translations.messages_in(tree, "x.py"))


def test_plural_forms_and_comments_are_collected():
    tree = ast.parse(
        'class A:\n  def b(self):\n    self.tr("%n job(s)", "", len(jobs))\n'
        'QCoreApplication.translate("texts", "left", "credits")\n'
        "box.translate(0, 1)\n"
    )
    assert list(translations.messages_in(tree, "x.py")) == [
        translations.Message("A", "%n job(s)", "", is_plural=True),
        translations.Message("texts", "left", "credits"),
    ]


def test_new_words_join_the_file_and_old_translations_stay(tmp_path):
    file = tmp_path / "faceswap_desktop_zh_CN.ts"
    old = translations.Message("A", 'Say "yes" & go')
    translations._merge([old], file)
    text = file.read_text("utf-8").replace(
        '<translation type="unfinished"></translation>', "<translation>好</translation>"
    )
    file.write_text(text, "utf-8")
    translations._merge([old, translations.Message("B", "%n left", "", is_plural=True)], file)
    text = file.read_text("utf-8")
    assert "<translation>好</translation>" in text
    assert "%n left" in text


def test_the_build_compiles_what_is_old_and_nothing_else(tmp_path, qapp):
    source = tmp_path / "faceswap_desktop_zh_CN.ts"
    source.write_bytes((TRANSLATIONS / source.name).read_bytes())
    assert hatch_build.stale_translations(tmp_path) == [source]
    hatch_build.compile_translations(tmp_path)
    assert hatch_build.stale_translations(tmp_path) == []
    made = source.with_suffix(".qm").stat().st_mtime_ns
    hatch_build.compile_translations(tmp_path)
    assert source.with_suffix(".qm").stat().st_mtime_ns == made
    translator = QTranslator()
    assert translator.load(str(source.with_suffix(".qm")))
    assert translator.translate("texts", "Swap face") == "换脸"
    assert not list(tmp_path.glob("*.part"))


def test_a_build_without_the_compiler_says_what_it_needs(tmp_path, monkeypatch):
    (tmp_path / "faceswap_desktop_xx.ts").write_text("<TS/>")
    monkeypatch.setattr(hatch_build, "find_lrelease", lambda: None)
    with pytest.raises(RuntimeError, match="PySide6"):
        hatch_build.compile_translations(tmp_path)


def test_a_broken_translation_fails_the_build(tmp_path):
    (tmp_path / "faceswap_desktop_xx.ts").write_text("no file of Linguist's")
    with pytest.raises(subprocess.CalledProcessError):
        hatch_build.compile_translations(tmp_path)
    assert not list(tmp_path.glob("*.qm"))
