"""Convert a document of another office program to .docx by LibreOffice, in a temporary folder."""

import tempfile
from pathlib import Path

from index.ingest.reading import limits
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.programs import run_program

CURE = "install it with: apt-get install libreoffice-writer-nogui, or save the file as .docx"

# No macro runs and no link is followed. Any other request to the network goes to a closed port.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_VALUES = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def to_docx(data: bytes, suffix: str) -> bytes:
    """Return the file `data`, of the format `suffix` (.doc, .rtf, .odt), converted to .docx.

    Raises ReadingError if LibreOffice is missing, cannot read the file or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="office-") as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        items = "\n".join(_ITEM.format(path=p, name=n, value=v) for p, n, v in _VALUES)
        settings.write_text(_SETTINGS.format(items=items), encoding="utf-8")
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        run_program(
            [
                "soffice",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
                *("--convert-to", "docx:Office Open XML Text", "--outdir", folder / "out", source),
            ],
            seconds=limits.OFFICE_SECONDS,
            cure=CURE,
            environment={"HOME": name, "TMPDIR": name},
        )
        # LibreOffice ends with status 0 even if it cannot load the file.
        result = folder / "out" / "document.docx"
        if not result.is_file():
            raise ReadingError("LibreOffice cannot read it: it is broken or not a Word document")
        return result.read_bytes()
