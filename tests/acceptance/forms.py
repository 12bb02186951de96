"""Forms as a program that reads them back sees them: each field a content control with a tag that stands once."""

import subprocess
import zipfile
from xml.etree import ElementTree

import pages
import program

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONGEST = 64
FULL = ["monthly-2025-12.toml", "monthly-2025-12.en.toml"]
PARTIAL = ["monthly-2025-11.toml", "monthly-2025-11.en.toml"]
# A form is three sheets; fewer words on one than these are a rest that found no room.
SHEETS = 3
LEAST_WORDS = 20


def judge(binary, folder, tally, valid):
    """Builds the empty form in both languages and the full one, and reads their controls; `valid` is the judge of a file."""
    empty = {lang: build(binary, folder / f"form-{lang}", "--blank", "--template", "monthly-form", "--lang", lang) for lang in ("zh-CN", "en")}
    full = {name: build(binary, folder / name.replace(".", "-"), str(program.SAMPLES / name), "--format", "docx") for name in FULL}
    partial = {f"{name} --blank": build(binary, folder / f"blank-{name}".replace(".", "-"), "--blank", str(program.SAMPLES / name)) for name in PARTIAL}
    for name, file in {**empty, **full, **partial}.items():
        tally.attempt(f"form {name}: is valid to the Open XML SDK", lambda file=file: valid(file))
        tally.attempt(f"form {name}: every field has a tag of its own", lambda file=file: control_faults(controls(file)))
    tally.attempt("the empty form has the same fields in both languages", lambda: different(*(tags(file) for file in empty.values())))
    tally.attempt("the empty form is blank but for names", lambda: filled(empty["zh-CN"]))
    for name, file in {**empty, **full, **partial}.items():
        tally.attempt(f"form {name}: three sheets of LibreOffice's", lambda file=file: sheet_faults(file))
    for name, file in full.items():
        tally.attempt(f"form {name}: nothing is blank", lambda file=file: [tag(each) for each in controls(file) if "__" in text(each)])


def build(binary, folder, *arguments):
    run = subprocess.run([str(binary), "build", *arguments, "-o", str(folder)], cwd=program.ROOT, capture_output=True, text=True, timeout=300)
    files = sorted(folder.glob("*.docx"))
    if run.returncode != 0 or len(files) != 1:
        raise RuntimeError(f"exit code {run.returncode}: {run.stderr[:500]}")
    return files[0]


def sheet_faults(file):
    [pdf] = pages.to_pdf([file], file.parent)
    rendered = pages.Pages(pdf)
    wrong = [] if len(rendered.pages) == SHEETS else [f"there are {len(rendered.pages)} pages"]
    return wrong + [f"page {number} is almost empty" for number, words in enumerate(rendered.pages, 1) if len(words) < LEAST_WORDS]


def controls(file):
    with zipfile.ZipFile(file) as package:
        return list(ElementTree.fromstring(package.read("word/document.xml")).iter(W + "sdt"))


def control_faults(found):
    names = [tag(each) for each in found]
    wrong = [] if len(found) > 100 else [f"there are {len(found)} fields only"]
    wrong += [f"`{name}` stands {names.count(name)} times" for name in sorted(set(names)) if names.count(name) > 1]
    wrong += [f"`{name}` is too long" for name in names if len(name) > LONGEST]
    for each in found:
        properties = each.find(W + "sdtPr")
        if properties.find(W + "alias") is None or not properties.find(W + "alias").get(W + "val"):
            wrong.append(f"`{tag(each)}` has no label")
        if tag(each).endswith(".due") and properties.find(f"{W}date/{W}dateFormat") is None:
            wrong.append(f"`{tag(each)}` is no date")
        if tag(each).endswith(".status") and len(properties.findall(f"{W}dropDownList/{W}listItem")) < 3:
            wrong.append(f"`{tag(each)}` is no list of words")
    return wrong


def filled(file):
    """Fields of the empty form that hold something and are neither a name nor what the form itself knows."""
    known = (".title", ".indicator", ".note", ".target")
    wrong = []
    for each in controls(file):
        blank = each.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        if blank != ("__" in text(each)) or not (blank or tag(each).endswith(known)):
            wrong.append(tag(each))
    return wrong


def different(one, other):
    return [] if one == other else sorted(set(one) ^ set(other))


def tags(file):
    return [tag(each) for each in controls(file)]


def tag(control):
    return control.find(f"{W}sdtPr/{W}tag").get(W + "val")


def text(control):
    return "".join(node.text or "" for node in control.iter(W + "t"))
