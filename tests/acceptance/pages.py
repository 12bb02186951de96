"""The pages that LibreOffice makes of a file, as pixels and as words with their places."""

import os
import re
import subprocess
import tempfile
from pathlib import Path

from lxml import etree
from PIL import Image

import deck
from words import plain, reads_back

HERE = Path(__file__).resolve().parent
POINT = 12700
# Of a line's height: how far a descender or a face other than the reader's may reach over an edge.
OVERHANG = 0.4
# In points: how far a line may be wider than its box, faces differing.
SIDEWAYS = 3


def to_pdf(files, folder):
    """All files in one run of LibreOffice, with a profile of its own."""
    fonts = {**os.environ, "FONTCONFIG_FILE": str(HERE / "fonts.conf")}
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*command, *map(str, files)], capture_output=True, timeout=60 + 30 * len(files), env=fonts, check=False)
    return [Path(folder) / (Path(file).stem + ".pdf") for file in files]


class Pages:
    """A rendered file: for each page its words, each with left, top, right, bottom in points."""

    def __init__(self, pdf):
        self.pdf = Path(pdf)
        html = subprocess.run(["pdftotext", "-raw", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout
        tree = etree.fromstring(html, etree.XMLParser(recover=True))
        self.pages = [[word(node) for node in page.iter("{*}word")] for page in tree.iter("{*}page")]

    def blank(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["pdftoppm", "-r", "40", "-gray", str(self.pdf), f"{folder}/page"], check=True)
            images = sorted(Path(folder).iterdir(), key=lambda path: int(re.search(r"(\d+)\.pgm$", path.name)[1]))
            return [f"page {number} is blank" for number, path in enumerate(images, 1) if is_blank(path)]

    def fits(self, read):
        """Every paragraph of the deck stands whole on its own page, inside its box."""
        if len(self.pages) != len(read.slides):
            return [f"{len(self.pages)} pages for {len(read.slides)} slides"]
        wrong = []
        for number, (slide, words) in enumerate(zip(read.slides, self.pages), 1):
            page = Page(words)
            for shape in slide.shapes:
                wrong += [f"slide {number}: `{shape.name}`: {message}" for message in page.outside(shape)]
        return wrong

    def complete(self, texts):
        """Every text of the document stands somewhere on its pages, page breaks aside."""
        stream = "".join(text for page in self.pages for text, *_ in page)
        ends = ((text, plain(text)) for text in texts if reads_back(text))
        return [f"is not wholly on the pages: {text[:30]!r}" for text, sought in ends if sought[:12] not in stream or sought[-12:] not in stream]


class Page:
    """One page's words as one stream of characters, each of which knows its word."""

    def __init__(self, words):
        self.stream = "".join(text for text, *_ in words)
        self.owners = [place for text, *place in words for _ in text]

    def outside(self, shape):
        bounds = [edge / POINT for edge in deck.box(shape)]
        wrong = []
        for paragraph in (p for frame in deck.frames(shape) for p in frame.paragraphs):
            sought = plain(paragraph.text)
            if not sought or not reads_back(paragraph.text) or paragraph._p.xpath("a:fld"):
                continue
            places = [self.owners[found.start() : found.start() + len(sought)] for found in re.finditer(f"(?={re.escape(sought)})", self.stream)]
            if not places:
                wrong.append(f"is not wholly on its page: {paragraph.text[:30]!r}")
            elif (over := min(max(beyond(place, bounds) for place in found) for found in places)) > 0:
                wrong.append(f"leaves its box by {over:.0f} pt: {paragraph.text[:30]!r}")
        return wrong


def beyond(place, bounds):
    """How far a word reaches over the edges of a box, in points, what is tolerable taken off."""
    left, top, right, bottom = place
    spare = (bottom - top) * OVERHANG
    return max(bounds[0] - left - SIDEWAYS, bounds[1] - top - spare, right - bounds[2] - SIDEWAYS, bottom - bounds[3] - spare)


def word(node):
    return (plain(node.text or ""), *(float(node.get(edge)) for edge in ("xMin", "yMin", "xMax", "yMax")))


def is_blank(path):
    with Image.open(path) as image:
        darkest, lightest = image.getextrema()
        return darkest == lightest
