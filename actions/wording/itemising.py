"""Show a sentence that lists things with each of them on a line of its own."""

from collections.abc import Sequence

# Fewer are read as easily in their sentence.
_FEWEST = 3
_JOINTS = " ,;:"


def itemised(sentence: str, items: Sequence[str]) -> str:
    """Return `sentence` with the `items` that it lists on lines; as it is where it lists others."""
    places: list[tuple[int, int]] = []
    for item in items:
        start = sentence.find(item, places[-1][1] if places else 0)
        if start < 0:
            return sentence
        places.append((start, start + len(item)))
    if len(items) < _FEWEST or sentence[places[-1][1] :].strip(" ."):
        return sentence
    ends = [end for _, end in places[:-1]]
    joints = [sentence[end:start] for end, (start, _) in zip(ends, places[1:], strict=True)]
    if any(joint.strip(_JOINTS).removeprefix("và") for joint in joints):
        return sentence  # “… và hai nơi của Pháp là …”: it lists two kinds
    head = f"{sentence[: places[0][0]].rstrip(_JOINTS)}:"
    return "\n".join([head, *(f"• {sentence[start:end]}" for start, end in places)])
