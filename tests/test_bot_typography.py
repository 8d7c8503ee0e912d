"""French is spaced as it is printed; what is shown of other languages stays as it is."""

import pytest

from bot.render import render_html, render_text
from bot.reply import Reply
from bot.typography import spaced

WRITTEN = "Que dit « 749 » ? Ceci : 80 % ; rien d'autre !"
PRINTED = "Que dit «\u00a0749\u00a0»\u202f? Ceci\u00a0: 80 %\u202f; rien d'autre\u202f!"


def test_french_signs_stay_with_their_words() -> None:
    assert spaced(WRITTEN, "fr") == PRINTED


@pytest.mark.parametrize("language", ["vi", "en"])
def test_other_languages_keep_their_spaces(language: str) -> None:
    assert spaced(WRITTEN, language) == WRITTEN


def test_replies_are_shown_so_and_their_source_is_still_known() -> None:
    reply = Reply(f"{WRITTEN}\n\nSource : Décision 749", language="fr")
    assert render_html(reply).endswith("<i>Source\u00a0: Décision 749</i>")
    assert render_text(reply).startswith(PRINTED)
