"""Slides as PowerPoint: charts that stay charts, in the office's own template when there is one."""

from __future__ import annotations

import io
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.exc import PythonPptxError
from pptx.util import Emu, Pt

from db.actions.papers.plain import UNREADABLE, printable
from db.actions.papers.report import source
from db.actions.presenting import Show
from db.model.decks import DECISIONS
from db.model.problems import reject
from db.model.slides import Slide
from db.model.texts import say

# a page of 16:9, in EMU
WIDE, HIGH = Emu(12192000), Emu(6858000)
MARGIN = 0.05
TITLE_ONLY = "Title Only"
RED, GREY = RGBColor(0x9B, 0x1C, 0x1F), RGBColor(0x6B, 0x65, 0x5E)


def as_pptx(show: Show, bundle: int, language: str, template: bytes = b"", name: str = "") -> bytes:
    """A slide a slide: headline, native chart, notes, and where the numbers come from.

    ``template``: a .pptx whose look is taken and whose own slides are left out; Rejected when
    it does not open.
    """
    deck = _opened(template, name)
    layout = _layout(deck)
    copied = source(show, bundle, language)
    for slide in show.slides:
        page = deck.slides.add_slide(layout)
        _headline(deck, page, slide.headline)
        _body(deck, page, slide, language)
        _text(deck, page, (copied,), (0.92, 0.06), 12)
        page.notes_slide.notes_text_frame.text = printable("\n".join((*slide.notes, copied)))
    made = io.BytesIO()
    deck.save(made)
    return made.getvalue()


def check(template: bytes, name: str) -> None:
    """Rejected for a file that PowerPoint would not open as slides."""
    _opened(template, name)


def _opened(template: bytes, name: str) -> Any:
    if not template:
        deck = Presentation()
        deck.slide_width, deck.slide_height = WIDE, HIGH
        return deck
    try:
        deck = Presentation(io.BytesIO(template))
        if not len(deck.slide_layouts):
            raise ValueError(name)
    except (PythonPptxError, *UNREADABLE) as error:
        raise reject("not_a_pptx", value=name) from error
    listed = deck.slides._sldIdLst
    for slide in list(listed):
        deck.part.drop_rel(slide.rId)
        listed.remove(slide)
    return deck


def _layout(deck: Any) -> Any:
    """The layout with a title and room under it, by name or by what it has."""
    named = [layout for layout in deck.slide_layouts if layout.name == TITLE_ONLY]
    titled = [
        layout
        for layout in deck.slide_layouts
        if any(place.placeholder_format.type == 1 for place in layout.placeholders)
    ]
    return next(iter((*named, *titled, *deck.slide_layouts)))


def _headline(deck: Any, page: Any, text: str) -> None:
    title = page.shapes.title
    if title is None:
        _text(deck, page, (text,), (0.04, 0.14), 32, bold=True)
        return
    title.left, title.top = int(deck.slide_width * MARGIN), int(deck.slide_height * 0.04)
    title.width = int(deck.slide_width * (1 - 2 * MARGIN))
    title.height = int(deck.slide_height * 0.15)
    title.text_frame.text = printable(text)
    title.text_frame.paragraphs[0].runs[0].font.size = Pt(32)
    title.text_frame.paragraphs[0].runs[0].font.bold = True


def _body(deck: Any, page: Any, slide: Slide, language: str) -> None:
    """The chart with its notes under it, or the lines alone in large letters."""
    if slide.bars:
        _chart(deck, page, slide, language)
        if slide.notes:
            _text(deck, page, slide.notes, (0.72, 0.2), 16)
    elif slide.notes:
        numbered = slide.kind == DECISIONS
        lines = [f"{n}. {note}" if numbered else note for n, note in enumerate(slide.notes, 1)]
        _text(deck, page, lines, (0.22, 0.68), 28)


def _chart(deck: Any, page: Any, slide: Slide, language: str) -> None:
    """Horizontal bars in the order of the slide; targets beside them when there are any."""
    data = CategoryChartData()
    # the engine draws from below
    bars = list(reversed(slide.bars))
    data.categories = [printable(bar.label) for bar in bars]
    with_targets = any(bar.target for bar in bars)
    if with_targets:
        data.add_series(say(language, "printed.targets"), [bar.target for bar in bars])
    data.add_series(say(language, "printed.counts"), [bar.count for bar in bars])
    height = 0.5 if slide.notes else 0.7
    chart = page.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, *_box(deck, (0.2, height)), data
    ).chart
    chart.has_title, chart.has_legend = False, with_targets
    if with_targets:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.font.size = Pt(16)
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 40, True
    plot.data_labels.show_value, plot.data_labels.number_format = True, "#,##0"
    plot.data_labels.number_format_is_linked = False
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    colours = (GREY, RED) if with_targets else (RED,)
    for series, colour in zip(plot.series, colours, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour


def _box(deck: Any, span: tuple[float, float]) -> tuple[int, int, int, int]:
    """Left, top, width and height of a band of the page: its begin and its height as shares."""
    begin, height = span
    return (
        int(deck.slide_width * MARGIN), int(deck.slide_height * begin),
        int(deck.slide_width * (1 - 2 * MARGIN)), int(deck.slide_height * height),
    )  # fmt: skip


def _text(
    deck: Any, page: Any, lines: Any, span: tuple[float, float], size: int, bold: bool = False
) -> None:
    frame = page.shapes.add_textbox(*_box(deck, span)).text_frame
    frame.word_wrap = True
    for place, text in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = printable(text), Pt(size), bold
