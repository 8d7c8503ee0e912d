"""What places are called in a language: “Hanoï” for “Hà Nội”."""

import re
from pathlib import Path

from index.lexicon.gazetteer import places_in
from index.records.languages import Language
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_KIND = re.compile(rf"(?:{'|'.join(map(re.escape, _WORDS['kinds']))}) ?$", re.IGNORECASE)


def with_places(text: str, language: Language) -> str:
    """Return `text`, which has Vietnamese names of places, with those of `language`.

    A name without Vietnamese marks is left as it is: it may be a word of that language, “nice”.
    """
    folded = "" if language == "vi" or text.isascii() else fold(text)
    if len(folded) != len(text):
        return text
    for name, (start, end) in reversed(places_in(folded)):
        if text[start:end].isascii():
            continue
        called: str = _WORDS[language].get(name) or folded[start:end].title()
        before = text[:start]
        text = f"{_KIND.sub('', before)}{called}{text[end:]}"
    return text
