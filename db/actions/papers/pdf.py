"""A Word file as PDF, where LibreOffice is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from db.model.problems import reject

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120


def program() -> str:
    """Where LibreOffice is; empty when it is not here."""
    return next(filter(None, map(shutil.which, PROGRAMS)), "")


def as_pdf(docx: bytes) -> bytes:
    """The same pages as PDF; Rejected when this computer cannot make it."""
    found = program()
    if not found:
        raise reject("no_pdf")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "printed.docx")
        source.write_bytes(docx)
        command = [
            # a profile of its own: another LibreOffice may be open
            found, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless", "--convert-to", "pdf", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(
                command, check=True, capture_output=True, timeout=SECONDS,
                env={**os.environ, "HOME": folder},
            )  # fmt: skip
            return source.with_suffix(".pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise reject("pdf_failed") from error
