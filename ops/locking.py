"""`make lock`: resolve requirements/*.in into the files of pinned versions."""

import os
import re

from ops import LOGS
from ops.children import Children
from ops.environments import ASSISTANT, DIALOGUE, find_uv, uv_settings
from ops.errors import OpsError
from ops.steps import step


def lock(children: Children) -> int:
    """Rewrite both requirements files; return 0.

    Raises OpsError if one cannot be resolved, and leaves that file as it was.
    """
    uv = find_uv()
    if uv is None:
        raise OpsError("uv is missing and cannot be installed", "install uv, then run make lock")
    for environment in (ASSISTANT, DIALOGUE):
        target = environment.requirements
        output = target.with_suffix(".new")
        # The files hold names and versions only, neither hosts nor annotations. The output file is
        # new, so that no version in an old one is preferred.
        command = [uv, "pip", "compile", "--quiet", "--no-header"]
        command += ["--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
        command += ["--python-version", environment.version, "--output-file", str(output)]
        command += [str(target.with_suffix(".in"))]
        with step(f"requirements/{target.name}") as progress:
            progress.say("resolving")
            env = dict(os.environ) | uv_settings()
            log = LOGS / f"lock-{environment.name}.log"
            try:
                children.run("uv pip compile", command, env, log, progress.beat)
                # A local version suffix ("+cpu") names a wheel that other machines lack.
                text = re.sub(r"(?m)\+[\w.]+$", "", output.read_text("utf-8"))
                output.write_text(text, "utf-8")
                output.replace(target)
            finally:
                output.unlink(missing_ok=True)
    return 0
