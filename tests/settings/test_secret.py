# SPDX-License-Identifier: GPL-3.0-or-later
import copy
import logging
import pickle
from dataclasses import dataclass

import pytest

from faceswap_desktop.errors import CredentialError, ErrorCode
from faceswap_desktop.settings.secret import LONGEST_KEY, Secret, key_from

CANARY = "user:1234-CanaryCanary"


@dataclass
class Holder:
    key: Secret


def test_secret_never_shows(caplog):
    secret = Secret(CANARY)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("test").debug("key %s %r", secret, Holder(secret))
    shown = [repr(secret), str(secret), f"{secret}", f"{secret:>40}", repr([secret]), caplog.text]
    shown += [repr(Holder(secret)), "%s %r" % (secret, secret)]  # noqa: UP031
    assert not [each for each in shown if "Canary" in each]
    assert secret.reveal() == CANARY
    assert not hasattr(secret, "__dict__")


def test_secret_cannot_be_written_down_or_guessed_by_hash():
    secret = Secret(CANARY)
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    with pytest.raises(TypeError):
        copy.deepcopy(secret)
    with pytest.raises(TypeError):
        hash(secret)


def test_secrets_compare():
    assert Secret(CANARY) == Secret(CANARY)
    assert Secret(CANARY) != Secret("other")
    assert Secret(CANARY) != CANARY


@pytest.mark.parametrize(
    "text", [CANARY, f"  {CANARY}\n", f"\ufeff{CANARY}\r\n", f"\t{CANARY}\u200b"]
)
def test_blanks_around_a_key_are_taken_off(text):
    assert key_from(text, "useapi").reveal() == CANARY


@pytest.mark.parametrize(
    "text",
    ["", " \n", "a b", "a\nb", "a\r\nX-Evil: 1", "schlüssel", "a\tb", "a\x00b", "a\x7f",
     "x" * (LONGEST_KEY + 1), "“quoted”"],
)  # fmt: skip
def test_what_cannot_be_a_key_is_refused(text):
    with pytest.raises(CredentialError) as caught:
        key_from(text, "useapi")
    assert caught.value.code is ErrorCode.KEY_MALFORMED
    assert caught.value.params["provider"] == "useapi"
    assert not text.strip() or text not in f"{caught.value!r}{caught.value.details}"
