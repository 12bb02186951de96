"""Native charts as python-pptx and openpyxl read them: part, cache and workbook say the same."""

import io
import re
import warnings

from lxml import etree
from openpyxl import load_workbook

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
PACKAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
CHART_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ADDRESS = re.compile(r"'?(?P<sheet>.+?)'?!(?P<cells>\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?)$")


def chart_faults(part):
    """What is wrong with a chart's part, given as python-pptx or python-docx hold it."""
    wrong = []
    books = [link.target_part for link in part.rels.values() if link.reltype == PACKAGE]
    root = etree.fromstring(part.blob)
    if root.find(f"{CHART}externalData") is None or len(books) != 1:
        return ["has no workbook of its own"]
    if books[0].content_type != WORKBOOK or not re.fullmatch(r"/(ppt|word)/embeddings/Microsoft_Excel_Sheet\d+\.xlsx", str(books[0].partname)):
        wrong.append(f"its workbook is `{books[0].partname}`, {books[0].content_type}")
    return wrong + cache_faults(root, books[0].blob)


def cache_faults(root, workbook):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(workbook), data_only=True)
    if len(book.sheetnames) != 1:
        return [f"its workbook has {len(book.sheetnames)} sheets"]
    wrong, seen = [], 0
    for reference in root.iter(f"{CHART}numRef", f"{CHART}strRef"):
        address = ADDRESS.match(reference.findtext(f"{CHART}f", ""))
        if address is None or address["sheet"] not in book.sheetnames:
            wrong.append(f"`{reference.findtext(f'{CHART}f')}` is no place in its workbook")
            continue
        cells = book[address["sheet"]][address["cells"].replace("$", "")]
        cells = [cell for row in cells for cell in row] if isinstance(cells, tuple) else [cells]
        points = {int(point.get("idx")): point.findtext(f"{CHART}v", "") for point in reference.iter(f"{CHART}pt")}
        seen += len(points)
        for index, cell in enumerate(cells):
            if not same(points.get(index), cell.value):
                wrong.append(f"{cell.coordinate} holds {cell.value!r}, the chart {points.get(index)!r}")
    return wrong + ([] if seen else ["shows no value at all"])


def same(cached, cell):
    """Whether a cached point is the cell's value; a number stays a number and text stays text."""
    if isinstance(cell, (int, float)):
        return cached is not None and float(cached) == float(cell)
    return (cached or "") == (cell or "")
