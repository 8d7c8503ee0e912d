"""The labels of the box in which a portal tells of a document: “Nơi ban hành”, “Ngày hiệu lực”."""

from pathlib import Path

from index.text.folding import fold
from index.yaml_file import read_yaml

# The field of Document by label; the labels of what no field holds are of the field “other”.
FIELD_OF_LABEL: dict[str, str] = {
    label: name
    for name, labels in read_yaml(Path(__file__).with_suffix(".yml")).items()
    for label in labels
}
MARKS = " \t*_#>•●·+–-|"  # what stands around a label


def is_label(line: str) -> bool:
    """Tell whether `line` is a label and nothing else: “Nơi ban hành:”."""
    return fold(line).strip(MARKS + ":") in FIELD_OF_LABEL


def is_labelled(line: str) -> bool:
    """Tell whether `line` begins with a label and a colon: “Số công báo: 88”."""
    label, colon, _ = line.partition(":")
    return bool(colon) and is_label(label)
