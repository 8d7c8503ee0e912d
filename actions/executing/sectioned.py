"""The section of ours that a question on a named document asks for by its heading."""

from collections.abc import Sequence

from actions.executing.headings import ASKING
from actions.executing.likely import lacks
from actions.reading.roles import content_of
from index.judging.hit import ScoredPassage
from index.text.folding import STOPWORDS, syllables

# So many words of meaning are held against the headings of a document that is named.
_FEWEST = 2


def headed_section(text: str, hits: Sequence[ScoredPassage]) -> ScoredPassage | None:
    """Return the one section of ours whose heading has all that `text` asks of its document.

    “Mục tiêu kép của chương trình … nghĩa là sao” asks for “Mục tiêu kép là gì”, whatever else of
    the document has more of its words. The document of `hits` is named; a section that lacks the
    number or the name that is asked for is not meant.
    """
    own = [hit for hit in hits if hit.passage.wording == "summary" and hit.passage.heading]
    if not own:
        return None
    document = own[0].document
    called = f"{document.name} . {document.title} . {' . '.join(document.aliases)}"
    content = " ".join(content_of(ASKING.sub(" ", text), "vi"))
    asked = set(syllables(content)) - STOPWORDS - set(syllables(called))
    meant = [hit for hit in own if asked <= set(syllables(hit.passage.heading))]
    is_one = len(asked) >= _FEWEST and len(meant) == 1 and not lacks(meant[0].evidence)
    return meant[0] if is_one else None
