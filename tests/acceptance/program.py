"""The program from outside: builds it, runs it, reads what it says of its files."""

import os
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample-data"
CASES = ROOT / "tests" / "cases"
ONE_SECTION = Path(__file__).resolve().parent / "one-section" / "template.toml"
# "out/x.pptx  27 slides, 15 charts, 0 warnings"
LINE = re.compile(r"^(?P<path>.+\.(?:pptx|docx))  (?P<extent>\d+) (?:slide|section)s?, (?P<charts>\d+) charts?, (?P<warnings>\d+) warnings?$")


def compiled():
    """The release binary, made if it is not there or not fresh."""
    subprocess.run(["cargo", "build", "--release", "--locked"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return ROOT / target / "release" / "yearend"


class Built:
    """One run of `build` on one data file."""

    def __init__(self, binary, data, folder, *options):
        self.data, self.folder = Path(data), Path(folder)
        command = [str(binary), "build", str(data), "-o", str(folder), *options]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
        self.code, self.messages = run.returncode, run.stderr
        self.lines = {Path(found["path"]).suffix: found for found in map(LINE.match, run.stdout.splitlines()) if found}

    def file(self, suffix):
        found = self.lines.get(suffix)
        return ROOT / found["path"] if found else self.folder / (self.data.stem + suffix)

    def files(self):
        return [self.file(suffix) for suffix in (".pptx", ".docx")]

    def said(self, suffix, what):
        """A number of the line that the program printed for this file."""
        return int(self.lines[suffix][what]) if suffix in self.lines else None


def pack_of(report, folder):
    """A pack whose one section is the Markdown file `report`, in both languages."""
    folder = Path(folder)
    for language in ("zh-CN", "en"):
        (folder / language).mkdir(parents=True, exist_ok=True)
        shutil.copy(report, folder / language / "report.md")
    shutil.copy(ONE_SECTION, folder / "template.toml")
    return folder


def case_options(case, scratch):
    """How a folder of tests/cases wants to be built: with its own pack, its own Markdown, or as the data says."""
    if (case / "template.toml").is_file():
        return ["--template", str(case)]
    if (case / "report.md").is_file():
        return ["--template", str(pack_of(case / "report.md", Path(scratch) / case.name))]
    return []
