"""`make lock`: what requirements/*.in ask for, resolved anew into the pinned sets."""

import os
import re

from ops import LOGS
from ops.children import Children
from ops.environments import ASSISTANT, DIALOGUE, find_uv, uv_settings
from ops.errors import OpsError
from ops.steps import step


def lock(children: Children) -> int:
    """Write both requirements files; raise OpsError, leaving the old, when one cannot be."""
    uv = find_uv()
    if uv is None:
        raise OpsError("uv is missing and cannot be installed", "install uv, then run make lock")
    for environment in (ASSISTANT, DIALOGUE):
        pinned = environment.requirements
        resolved = pinned.with_suffix(".new")
        # Neither hosts nor annotations: the files hold names and versions only. All is resolved
        # anew, since the file written to is empty.
        command = [uv, "pip", "compile", "--quiet", "--no-header"]
        command += ["--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
        command += ["--python-version", environment.version, "--output-file", str(resolved)]
        command += [str(pinned.with_suffix(".in"))]
        with step(f"requirements/{pinned.name}") as doing:
            doing.say("resolving")
            env = dict(os.environ) | uv_settings()
            log = LOGS / f"lock-{environment.name}.log"
            try:
                children.run("uv pip compile", command, env, log, doing.beat)
                # A build's own suffix ("+cpu") names a wheel that other machines do not have.
                text = re.sub(r"(?m)\+[\w.]+$", "", resolved.read_text("utf-8"))
                resolved.write_text(text, "utf-8")
                resolved.replace(pinned)
            finally:
                resolved.unlink(missing_ok=True)
    return 0
