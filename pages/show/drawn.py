"""A slide as a page over the whole screen: readable from six metres, and in grey print."""

from __future__ import annotations

from html import escape

from db.model.decks import DECISIONS, TEXT
from db.model.slides import Bar, Slide
from pages.shared.theme import DARK, LIGHT, Colours

# sizes follow the height of the screen: on a TV of 1080 lines nothing is smaller than 24 px
STYLE = """<style>
.slide {{ position: fixed; inset: 0; z-index: 999990; background: {paper}; color: {ink};
  display: flex; flex-direction: column; gap: 2.5vh; padding: 4.5vh 4.5vw 2vh;
  font-family: "Source Sans", sans-serif; print-color-adjust: exact; }}
.slide h1 {{ font-size: 5.4vh; line-height: 1.2; font-weight: 700; margin: 0; padding: 0;
  color: {ink}; border-left: 1.1vh solid {place}; padding-left: 2.2vh; }}
.slide .body {{ flex: 1; min-height: 0; display: flex; flex-direction: column; gap: 2vh;
  justify-content: center; }}
.slide .bars {{ display: grid; grid-template-columns: minmax(16%, max-content) 1fr max-content;
  column-gap: 2vw; row-gap: 1.2vh; align-items: center; min-height: 0; }}
.slide .label {{ font-size: 3.2vh; line-height: 1.15; max-width: 40vw; overflow: hidden;
  display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; }}
.slide .many .label, .slide .many .told {{ font-size: 2.7vh; }}
.slide .many {{ row-gap: .7vh; }}
.slide .few .label, .slide .few .told {{ font-size: 4.4vh; }}
.slide .few {{ row-gap: 3vh; }}
.slide .track {{ position: relative; height: 4.4vh; border-left: 2px solid {quiet}; }}
.slide .many .track {{ height: 3.2vh; }}
.slide .few .track {{ height: 9vh; }}
.slide .fill {{ position: absolute; inset: 0 auto 0 0; background: {place};
  border-radius: 0 4px 4px 0; }}
.slide .tick {{ position: absolute; top: -.7vh; bottom: -.7vh; width: 5px; margin-left: -3px;
  background: {ink}; outline: 2px solid {paper}; }}
.slide .told {{ font-size: 3.6vh; font-weight: 700; text-align: right;
  font-variant-numeric: tabular-nums; }}
.slide .notes {{ font-size: 2.9vh; line-height: 1.3; margin: 0; padding: 0; list-style: none; }}
.slide .large {{ font-size: 4.4vh; line-height: 1.35; padding-left: 6vh; list-style: decimal; }}
.slide .large li {{ margin-bottom: 1.6vh; }}
.slide .plain {{ list-style: none; padding-left: 3.3vh; }}
.slide footer {{ font-size: 2.3vh; color: {quiet}; display: flex;
  gap: 2vw; }}
.st-key-show_bar {{ position: fixed; right: 2vw; bottom: 1vh; z-index: 999995; width: auto;
  opacity: .45; background: {paper}; color: {ink}; padding: 0 1vw; }}
.st-key-show_bar button, .st-key-show_bar a, .st-key-show_bar p, .st-key-show_bar span {{
  color: {ink}; background: {paper}; }}
.st-key-show_bar:hover, .st-key-show_bar:focus-within {{ opacity: 1; }}
.st-key-show_keys {{ position: fixed; left: -999px; }}
@media print {{ .st-key-show_bar {{ display: none; }} }}
</style>"""
FEW, MANY = 4, 6


def page(slide: Slide, footer: str, number: str, dark: bool) -> str:
    """The whole page of a slide; all that comes from people is escaped."""
    large = slide.kind in (DECISIONS, TEXT)
    return (
        f"{style(DARK if dark else LIGHT)}"
        f'<section class="slide" aria-label="{escape(slide.headline, quote=True)}">'
        f'<h1>{escape(slide.headline)}</h1><div class="body">{_bars(slide.bars)}'
        f"{_notes(slide, large)}</div>"
        f"<footer><span>{escape(footer)}</span><span>{escape(number)}</span></footer></section>"
    )


def style(seen: Colours) -> str:
    return STYLE.format(paper=seen.paper, ink=seen.ink, quiet=seen.quiet, place=seen.place)


def _bars(bars: tuple[Bar, ...]) -> str:
    if not bars:
        return ""
    longest = max(max(bar.count, bar.target or 0) for bar in bars) or 1
    drawn = "".join(_bar(bar, longest) for bar in bars)
    look = "many" if len(bars) > MANY else "few" if len(bars) <= FEW else ""
    return f'<div class="bars {look}">{drawn}</div>'


def _bar(bar: Bar, longest: int) -> str:
    fill = f'<div class="fill" style="width:{100 * bar.count / longest:.1f}%"></div>'
    tick = ""
    if bar.target:
        tick = f'<div class="tick" style="left:{100 * bar.target / longest:.1f}%"></div>'
    return (
        f'<div class="label">{escape(bar.label)}</div><div class="track">{fill}{tick}</div>'
        f'<div class="told">{escape(bar.told)}</div>'
    )


def _notes(slide: Slide, large: bool) -> str:
    if not slide.notes:
        return ""
    lines = "".join(f"<li>{escape(note)}</li>" for note in slide.notes)
    look = "notes large" if large else "notes"
    if slide.kind == TEXT:
        look += " plain"
    return f'<ol class="{look}">{lines}</ol>'
