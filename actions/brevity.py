"""The last answer in short: “ngắn thôi”, “en bref”."""

from dataclasses import replace

from actions.executing.result import Found, Line, Quote, Result

_POINTS = 2


def in_short(result: Result) -> Result:
    """Return `result` with its first sentence alone, or its first points; a refusal as it is."""
    if not isinstance(result, Found) or not result.quotes:
        return result
    count = _POINTS if result.labels else 1
    return replace(
        result,
        quotes=tuple(map(_first_sentence, result.quotes[:count])),
        before=(Line("in_short"), *result.before),
        rest=result.rest + len(result.quotes[count:]) if result.labels else 0,
        labels=result.labels[:count],
        opening=(),
        groups=result.groups[:count],
    )


def _first_sentence(quote: Quote) -> Quote:
    spans = quote.passage.sentences
    sentences = (quote.passage.text[start:end] for start, end in spans)
    return quote._replace(words=next((s for s in sentences if s in quote.words), quote.words))
