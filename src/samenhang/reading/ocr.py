# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A text layer for scans, made by OCRmyPDF and Tesseract on this machine. Nothing leaves it.

OCRmyPDF runs as a program of its own, so that a crash or a picture that is too large cannot take this one
down.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from samenhang.errors import InvalidInput, Unreadable

TIMEOUT = 3_600.0  # seconds for one file
_LANGUAGE = re.compile(r"[a-z]{3}(?:_[a-z]{2,4})?(?:\+[a-z]{3}(?:_[a-z]{2,4})?){0,7}")
_PACKAGES = (
    "install the `ocr` extra (pip install 'samenhang[ocr]') and the programs it needs "
    "(Debian: apt install tesseract-ocr tesseract-ocr-nld ghostscript)"
)
_DAMAGED, _TEXT_ALREADY, _ENCRYPTED = 2, 6, 8  # exit codes of OCRmyPDF


def add_text_layer(data: bytes, language: str = "nld+eng", timeout: float = TIMEOUT) -> bytes:
    """The same PDF with a text layer on the pages that have none.

    `language` is Tesseract's, several joined by "+". Raises `InvalidInput` where a program or a language is
    missing, `Unreadable` where the file is encrypted, damaged or takes longer than `timeout` seconds.
    """
    _check(language)
    with tempfile.TemporaryDirectory(prefix="samenhang-ocr-") as folder:
        source, result = Path(folder, "scan.pdf"), Path(folder, "text.pdf")
        source.write_bytes(data)
        command = [
            sys.executable,
            "-m",
            "ocrmypdf",
            "--language",
            language,
            "--skip-text",
            "--output-type",
            "pdf",
        ]
        command += ["--optimize", "0", "--jobs", "1", "--quiet", str(source), str(result)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=timeout, check=False)
        except subprocess.TimeoutExpired as error:
            what = f"text recognition took longer than {timeout:.0f} seconds"
            raise Unreadable("too-large", what, "split the file and add the parts") from error
        if done.returncode == 0 and result.exists():
            return result.read_bytes()
        raise _failure(done)


def is_available(language: str = "nld+eng") -> bool:
    """Whether scans can be read on this machine in this language."""
    try:
        _check(language)
    except InvalidInput:
        return False
    return True


def _check(language: str) -> None:
    if _LANGUAGE.fullmatch(language) is None:
        raise InvalidInput(f"{language!r} is no language of Tesseract", 'write "nld" or "nld+eng"')
    if importlib.util.find_spec("ocrmypdf") is None:
        raise InvalidInput("OCRmyPDF is not installed", _PACKAGES)
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        raise InvalidInput("Tesseract is not installed", _PACKAGES)
    missing = sorted(set(language.split("+")) - _languages(tesseract))
    if missing:
        packages = " ".join(f"tesseract-ocr-{name.replace('_', '-')}" for name in missing)
        raise InvalidInput(f"Tesseract does not know {', '.join(missing)}", f"Debian: apt install {packages}")


def _languages(tesseract: str) -> set[str]:
    done = subprocess.run([tesseract, "--list-langs"], capture_output=True, timeout=60, check=False)
    return set((done.stdout + done.stderr).decode("utf-8", "replace").split())


def _failure(done: subprocess.CompletedProcess[bytes]) -> Unreadable | InvalidInput:
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    why = said[-1][:300] if said else f"exit code {done.returncode}"
    if done.returncode == _ENCRYPTED:
        return Unreadable(
            "encrypted",
            "the file is protected with a password",
            "save a copy without a password and add that",
        )
    if done.returncode in (_DAMAGED, _TEXT_ALREADY):
        return Unreadable("damaged", f"text recognition failed: {why}", "get the file again from its source")
    return InvalidInput(f"OCRmyPDF does not work on this machine: {why}", _PACKAGES)
