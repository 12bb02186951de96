"""A document as python-docx reads it."""

from docx import Document as read
from docx.oxml.ns import qn

from charts import CHART, CHART_LINK, chart_faults
from words import NOTHING, empty_cells, leftovers, strangers

SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
TABLE_STYLES = ("Report Table", "Form Table")
FORM_TITLE = "Form Title"


class Document:
    """What the checks ask of a document; each method gives the list of what is wrong."""

    def __init__(self, path):
        self.document = read(str(path))
        self.paragraphs = self.document.paragraphs
        self.tables = [table for table in self.document.tables if table.style is not None and table.style.name in TABLE_STYLES]
        self.is_form = any(p.style.name == FORM_TITLE for p in self.paragraphs)

    def headings(self):
        levels = [int(p.style.name.removeprefix("Heading ")) for p in self.paragraphs if p.style.name.startswith("Heading ")]
        if not levels:
            return ["has no headings"]
        wrong = [] if levels[0] == 1 else ["begins with a heading that is not of the first level"]
        return wrong + [f"a heading of level {after} follows one of level {before}" for before, after in zip(levels, levels[1:]) if after > before + 1]

    def contents(self):
        """The contents list names every heading of the first two levels, in order; a form has none."""
        if self.is_form:
            return []
        listed = [p.text.split("\t")[0].strip() for p in self.paragraphs if p.style.name in ("toc 1", "toc 2")]
        there = [p.text.strip() for p in self.paragraphs if p.style.name in ("Heading 1", "Heading 2")]
        return [] if listed == there else [f"the contents list names {len(listed)} headings, the document has {len(there)} or others"]

    def pictures(self):
        wrong = []
        for number, inline in enumerate(self.inlines(), 1):
            if not inline.find(qn("wp:docPr")).get("descr", "").strip():
                wrong.append(f"picture {number} has no alt text")
            chart = next(inline.iter(f"{CHART}chart"), None)
            if chart is not None:
                link = self.document.part.rels[chart.get(qn("r:id"))]
                wrong += [] if link.reltype == CHART_LINK else [f"picture {number} is no chart: {link.reltype}"]
                wrong += [f"chart {number}: {message}" for message in chart_faults(link.target_part)]
            elif next(inline.iter(SVG), None) is None:
                wrong.append(f"picture {number} has no SVG")
        return wrong

    def table_cells(self):
        wrong = []
        for number, table in enumerate(self.tables, 1):
            if not table._tbl.tr_lst or table._tbl.tr_lst[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
                wrong.append(f"table {number} does not repeat its header")
            rows = [["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.tc_lst if not goes_on(cell)] for row in table._tbl.tr_lst]
            wrong += [f"table {number}, {place} is empty, not `{NOTHING}`" for place in empty_cells(rows)]
        return wrong

    def furniture(self):
        sections = self.document.sections
        header = any(p.text.strip() for section in sections for p in section.header.paragraphs)
        footer = any("PAGE" in (field.text or "") for section in sections for field in section.footer._element.iter(qn("w:instrText")))
        footer = footer or any("PAGE" in field.get(qn("w:instr"), "") for section in sections for field in section.footer._element.iter(qn("w:fldSimple")))
        return ([] if header else ["has no header"]) + ([] if footer else ["has no page number in its footer"])

    def words(self, complete):
        """Leftovers in any text; with `complete` false only characters that may never stand in a file."""
        text = "\n".join(self.texts() + [inline.find(qn("wp:docPr")).get("descr", "") for inline in self.inlines()])
        return (leftovers if complete else strangers)(text)

    def texts(self):
        """Every paragraph that shows text, those in tables too; fields left out, since a reader fills them."""
        return [paragraph_text(p) for p in self.document.element.body.iter(qn("w:p")) if p.find(f".//{qn('w:fldChar')}") is None]

    def chart_words(self):
        """What each chart and picture says in words."""
        return [inline.find(qn("wp:docPr")).get("descr", "") for inline in self.inlines()]

    def inlines(self):
        return list(self.document.element.body.iter(qn("wp:inline")))


def paragraph_text(paragraph):
    shown = (qn("w:r"), qn("w:hyperlink"), qn("w:sdt"))
    runs = (node for child in paragraph if child.tag in shown for node in child.iter(qn("w:t")))
    return "".join(node.text or "" for node in runs)


def goes_on(cell):
    """Whether a cell belongs to the one above it, which says what both say."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"
