"""A deck as python-pptx reads it."""

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from charts import chart_faults
from words import NOTHING, empty_cells, leftovers, strangers

SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
XY = (XL_CHART_TYPE.XY_SCATTER, XL_CHART_TYPE.XY_SCATTER_LINES, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS)
# Rounding of a box to whole points.
SLACK = 12700


class Deck:
    """What the checks ask of a deck; each method gives the list of what is wrong."""

    def __init__(self, path):
        self.presentation = Presentation(str(path))
        self.slides = list(self.presentation.slides)

    def titles(self):
        return [f"slide {number} has no title" for number, slide in self.numbered() if not title_of(slide)]

    def bounds(self):
        width, height = self.presentation.slide_width, self.presentation.slide_height
        wrong = []
        for number, slide in self.numbered():
            for shape in slide.shapes:
                left, top, right, bottom = box(shape)
                if min(left, top) < -SLACK or right > width + SLACK or bottom > height + SLACK:
                    wrong.append(f"slide {number}: `{shape.name}` reaches outside the slide")
                if (shape.has_text_frame and shape.text_frame.text.strip()) and (right <= left or bottom <= top):
                    wrong.append(f"slide {number}: `{shape.name}` has text and no size")
        return wrong

    def pictures(self):
        wrong = []
        for number, slide in self.numbered():
            for shape in self.pictures_of(slide):
                if not shape._element.nvPicPr.cNvPr.get("descr", "").strip():
                    wrong.append(f"slide {number}: `{shape.name}` has no alt text")
                wrong += [f"slide {number}: `{shape.name}`: {message}" for message in vector(shape)]
        return wrong

    def charts(self):
        """Native charts: named, with plots that python-pptx reads, and a workbook that says what they show."""
        wrong = []
        for number, shape in self.chart_shapes():
            place = f"slide {number}: `{shape.name}`"
            if not shape._element.nvGraphicFramePr.cNvPr.get("descr", "").strip():
                wrong.append(f"{place} has no alt text")
            plots = list(shape.chart.plots)
            if not any(series.values for plot in plots for series in plot.series):
                wrong.append(f"{place} has no series")
            if shape.chart.part.chart_workbook.xlsx_part is None:
                wrong.append(f"{place} has no workbook to edit")
            wrong += [f"{place}: {message}" for message in chart_faults(shape.chart.part)]
        return wrong

    def editable(self):
        """Other data can be put into a native chart, as *Edit Data* does."""
        wrong = []
        for number, shape in self.chart_shapes():
            if shape.chart.chart_type in XY:
                continue
            data = CategoryChartData()
            data.categories = ["one", "two"]
            for series in [series for plot in shape.chart.plots for series in plot.series]:
                data.add_series(series.name, (1, 2))
            shape.chart.replace_data(data)
            found = [list(series.values) for plot in shape.chart.plots for series in plot.series]
            if any(values != [1, 2] for values in found):
                wrong.append(f"slide {number}: `{shape.name}` keeps its old data: {found}")
        return wrong

    def tables(self):
        wrong = []
        for number, shape in self.table_shapes():
            if not shape.table.first_row:
                wrong.append(f"slide {number}: `{shape.name}` does not mark its header row")
            rows = [[cell.text for cell in row.cells if not cell.is_spanned] for row in shape.table.rows]
            wrong += [f"slide {number}: `{shape.name}` {place} is empty, not `{NOTHING}`" for place in empty_cells(rows)]
        return wrong

    def words(self, complete):
        """Leftovers in any text; with `complete` false only characters that may never stand in a file."""
        find = leftovers if complete else strangers
        return [f"slide {number}: {found}" for number, slide in self.numbered() for found in find(all_text(slide))]

    def table_shapes(self):
        return [(number, shape) for number, slide in self.numbered() for shape in slide.shapes if shape.has_table]

    def notes(self):
        return [slide for slide in self.slides if slide.has_notes_slide and slide.notes_slide.notes_text_frame.text.strip()]

    def chart_count(self):
        """Charts that stand for themselves: the small line in a key figure is part of that figure."""
        return len(self.chart_words())

    def chart_words(self):
        """What each of them says in words."""
        drawn = [shape for slide in self.slides for shape in self.pictures_of(slide) if vector(shape) == []]
        shapes = [shape for shape in drawn if not shape.name.endswith(" trend")] + [shape for _, shape in self.chart_shapes()]
        return [shape._element.xpath("string(.//p:cNvPr/@descr)") for shape in shapes]

    def chart_shapes(self):
        return [(number, shape) for number, slide in self.numbered() for shape in slide.shapes if shape.has_chart]

    def pictures_of(self, slide):
        return [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]

    def numbered(self):
        return enumerate(self.slides, 1)


def box(shape):
    """Left, top, right, bottom; a placeholder's own or its layout's."""
    left, top = shape.left or 0, shape.top or 0
    return left, top, left + (shape.width or 0), top + (shape.height or 0)


def title_of(slide):
    title = next((shape for shape in slide.placeholders if shape.placeholder_format.type in TITLES), None)
    return title.text_frame.text.strip() if title is not None else ""


def vector(picture):
    """What keeps a picture from being an SVG with a PNG beside it."""
    found = next(iter(picture._element.iter(SVG)), None)
    if found is None:
        return ["has no SVG"]
    part = picture.part.related_part(found.get(EMBED))
    wrong = [] if b"<svg" in part.blob[:1000] else ["its SVG part holds no SVG"]
    return wrong + ([] if picture.image.ext == "png" else ["has no PNG for programs that know no SVG"])


def frames(shape):
    """The text frames of a shape: its own, or those of its cells."""
    if shape.has_text_frame:
        return [shape.text_frame]
    if shape.has_table:
        return [cell.text_frame for row in shape.table.rows for cell in row.cells if not cell.is_spanned]
    return []


def all_text(slide):
    texts = [frame.text for shape in slide.shapes for frame in frames(shape)]
    texts += [shape._element.xpath("string(.//p:cNvPr/@descr)") for shape in slide.shapes]
    if slide.has_notes_slide:
        texts.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(texts)
