"""Groups of shapes, lines, turned boxes, watermarks, colours of the theme, as other programs write them."""

from __future__ import annotations

import io
import re
from typing import Any

import pdfplumber
import pytest
from docx.oxml import parse_xml
from docx.shared import Pt
from PIL import Image

from docgen.ooxml.package import read_package, write_package
from docgen.pdf.model import Anchored, Paragraph, Picture
from docgen.pdf.reader import read_document
from tests.pdf.files import blank, body, pictures, saved
from tests.pdf.printing import converted
from tests.pdf.rare_files import changed, with_part
from tests.pdf.test_nothing_lost import SPACES

pytestmark = pytest.mark.pdf

LEFT, TOP = 28 / 25.4 * 72, 37 / 25.4 * 72
"""Margins of a blank file."""
INSET = 7.2
_SHAPE = (
    '<wps:wsp><wps:spPr><a:xfrm rot="{rot}"><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"/>{fill}</wps:spPr>{style}<wps:txbx><w:txbxContent><w:p><w:r><w:t>{text}'
    "</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
)
_INLINE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="9" name="图"/><a:graphic>'
    '<a:graphicData uri="x">{held}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def shape(text: str = "框", *, x: int = 0, y: int = 0, rot: int = 0, fill: str = "", style: str = "") -> str:
    """Return a shape of 100 by 50 pt at `x` and `y` points, in English Metric Units."""
    place = {"x": x * 12_700, "y": y * 12_700, "cx": 1_270_000, "cy": 635_000}
    return _SHAPE.format(**place, rot=rot, fill=fill, style=style, text=text)


def with_run(xml: str) -> bytes:
    document = blank()
    body(document, "")._p.extend(list(parse_xml(f"<w:p {SPACES}>{xml}</w:p>")))
    return saved(document)


def inline(held: str) -> bytes:
    """Return a file with a drawing of 200 by 100 pt."""
    return with_run(_INLINE.format(held=held, cx=2_540_000, cy=1_270_000))


def places(docx: bytes) -> dict[str, tuple[float, float]]:
    """Return how far each character stands from the corner of the type area, in points."""
    with pdfplumber.open(io.BytesIO(converted(docx).pdf)) as pdf:
        return {each["text"]: (each["x0"] - LEFT, each["top"] - TOP) for each in pdf.pages[0].chars}


def first_box(docx: bytes) -> Anchored:
    paragraph = read_document(docx, name="x.docx")[0].sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    return next(each for each in paragraph.inlines if isinstance(each, Anchored))


def test_shapes_of_a_group_stand_where_the_units_of_the_group_put_them() -> None:
    inner = (
        '<wpg:grpSp><wpg:grpSpPr><a:xfrm><a:off x="2540000" y="1270000"/><a:ext cx="1270000" cy="635000"/>'
        '<a:chOff x="0" y="0"/><a:chExt cx="2540000" cy="1270000"/></a:xfrm></wpg:grpSpPr>'
        f"{shape('丙', x=100, y=0)}</wpg:grpSp>"
    )
    group = (
        '<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x="500" y="500"/><a:ext cx="2540000" cy="1270000"/>'
        '<a:chOff x="0" y="0"/><a:chExt cx="5080000" cy="2540000"/></a:xfrm></wpg:grpSpPr>'
        f"{shape('甲')}{shape('乙', x=200, y=100)}{inner}</wpg:wgp>"
    )
    found = places(inline(group))
    assert found["甲"][0] == pytest.approx(INSET, abs=0.5)
    assert found["乙"][0] - found["甲"][0] == pytest.approx(100, abs=0.1)
    assert found["乙"][1] - found["甲"][1] == pytest.approx(50, abs=0.1)
    assert found["丙"][0] - found["甲"][0] == pytest.approx(100 + 25, abs=0.1)


def test_shapes_of_an_old_group_stand_where_its_units_put_them() -> None:
    words = "<v:textbox><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></v:textbox>"
    group = (
        '<w:r><w:pict><v:group style="position:absolute;margin-left:20pt;margin-top:30pt;width:200pt;'
        'height:100pt" coordorigin="1000,1000" coordsize="4000,2000">'
        f'<v:rect style="left:1000;top:1000;width:1000;height:1000">{words.format("甲")}</v:rect>'
        f'<v:shape style="left:3000;top:2000;width:1000;height:1000">{words.format("乙")}</v:shape>'
        "</v:group></w:pict></w:r>"
    )
    found = places(with_run(group))
    assert found["甲"][0] == pytest.approx(20 + INSET, abs=1)
    assert found["乙"][0] - found["甲"][0] == pytest.approx(100, abs=0.1)
    assert found["乙"][1] - found["甲"][1] == pytest.approx(50, abs=0.1)


def test_shape_is_turned_with_its_text() -> None:
    box = first_box(inline(shape(rot=5_400_000)))
    assert box.angle == 90
    with pdfplumber.open(io.BytesIO(converted(inline(shape(rot=5_400_000))).pdf)) as pdf:
        assert [each["upright"] for each in pdf.pages[0].chars] == [False]


def test_watermark_is_drawn_in_its_colour_and_reported() -> None:
    document = blank()
    body(document, "一")
    art = (
        '<w:r><w:pict><v:shape style="position:absolute;width:300pt;height:60pt;rotation:315;z-index:-251;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" fillcolor="silver"><v:fill opacity=".5"/>'
        '<v:textpath string="内部资料"/></v:shape></w:pict></w:r>'
    )
    document.sections[0].header.paragraphs[0]._p.extend(list(parse_xml(f"<w:p {SPACES}>{art}</w:p>")))
    made = converted(saved(document))
    assert [each.place.within for each in made.findings if each.code == "DG827"] == ["header1 ¶1"]
    with pdfplumber.open(io.BytesIO(made.pdf)) as pdf:
        page = pdf.pages[0]
        drawn = [each for each in page.chars if each["text"] in "内部资料"]
    assert "".join(each["text"] for each in drawn) == "内部资料"
    assert {round(each["matrix"][1] / each["matrix"][0], 2) for each in drawn} == {1.0}
    middle = sum(each["x0"] + each["x1"] for each in drawn) / len(drawn) / 2
    assert middle == pytest.approx(LEFT + (page.width - LEFT - 26 / 25.4 * 72) / 2, abs=3)


@pytest.mark.parametrize(
    ("ends", "size"), [('from="0,9pt" to="300pt,9pt"', (300, 0)), ('from="9,0" to="9,50"', (0, 50))]
)
def test_old_line_across_or_down_is_drawn(ends: str, size: tuple[float, float]) -> None:
    line = f'<v:line style="position:absolute" {ends} strokecolor="red" strokeweight="2.25pt"/>'
    box = first_box(with_run(f"<w:r><w:pict>{line}</w:pict></w:r>"))
    assert (box.width, box.height) == size
    assert box.border is not None
    assert (box.border.color, box.border.weight) == ("#ff0000", 2.25)


def test_old_line_aslant_is_reported() -> None:
    line = '<w:r><w:pict><v:line style="position:absolute" from="0,0" to="50pt,50pt"/></w:pict></w:r>'
    assert {each.code for each in read_document(with_run(line), name="x.docx")[1]} == {"DG827"}


def solid(shade: str) -> str:
    return f"<a:solidFill>{shade}</a:solidFill>"


@pytest.mark.parametrize(
    ("shade", "expected"),
    [
        ('<a:schemeClr val="accent1"/>', "#4f81bd"),
        ('<a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr>', "#366092"),
        (
            '<a:schemeClr val="accent1"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr>',
            "#dce6f2",
        ),
        ('<a:schemeClr val="bg1"><a:lumMod val="50000"/></a:schemeClr>', "#808080"),
        ('<a:srgbClr val="FF0000"><a:alpha val="50000"/></a:srgbClr>', "#ff000080"),
        ('<a:prstClr val="navy"/>', "#000080"),
        ('<a:sysClr val="window" lastClr="FFFFFF"/>', "#ffffff"),
    ],
)
def test_colour_of_a_shape_is_worked_out(shade: str, expected: str) -> None:
    found = first_box(inline(shape(fill=solid(shade)))).background
    assert_alike(found, expected)


def assert_alike(found: str, expected: str) -> None:
    """Assert that two colours differ by no more than rounding."""
    assert len(found) == len(expected)
    pairs: Any = zip(bytes.fromhex(found[1:]), bytes.fromhex(expected[1:]), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= 2, (found, expected)


def test_style_of_a_shape_gives_fill_line_and_colour_of_the_text() -> None:
    style = (
        '<wps:style><a:lnRef idx="2"><a:schemeClr val="accent2"/></a:lnRef><a:fillRef idx="1">'
        '<a:schemeClr val="accent1"/></a:fillRef><a:effectRef idx="0"/>'
        '<a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></wps:style>'
    )
    box = first_box(inline(shape(style=style)))
    assert box.background == "#4f81bd"
    assert box.border is not None
    assert (box.border.color, box.border.weight) == ("#c0504d", 2.0)
    paragraph = box.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert [each.style.color for each in paragraph.inlines if hasattr(each, "style")] == ["#ffffff"]


@pytest.mark.parametrize(
    ("color", "expected"),
    [
        ('w:val="auto" w:themeColor="accent1"', "#4f81bd"),
        ('w:val="95B3D7" w:themeColor="accent1" w:themeTint="99"', "#95b3d7"),
        ('w:themeColor="accent1" w:themeShade="BF"', "#366091"),
        ('w:val="123456" w:themeColor="nothing"', "#123456"),
    ],
)
def test_colour_of_text_refers_to_the_theme(color: str, expected: str) -> None:
    docx = with_run(f"<w:r><w:rPr><w:color {color}/></w:rPr><w:t>字</w:t></w:r>")
    paragraph = read_document(docx, name="x.docx")[0].sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    (found,) = (each.style.color for each in paragraph.inlines if hasattr(each, "style"))
    assert_alike(found, expected)


def test_file_without_a_theme_keeps_the_colours_that_it_names() -> None:
    docx = with_run('<w:r><w:rPr><w:color w:val="123456" w:themeColor="accent1"/></w:rPr><w:t>字</w:t></w:r>')
    relations = "word/_rels/document.xml.rels"
    paragraph = (
        read_document(
            changed(docx, {relations: lambda data: data.replace(b"/theme", b"/gone")}), name="x.docx"
        )[0]
        .sections[0]
        .blocks[0]
    )
    assert isinstance(paragraph, Paragraph)
    assert [each.style.color for each in paragraph.inlines if hasattr(each, "style")] == ["#123456"]


def halves() -> io.BytesIO:
    """Return a picture of 40 by 20 pixels, red on the left and blue on the right."""
    picture = Image.new("RGB", (40, 20), "red")
    picture.paste("blue", (20, 0, 40, 20))
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target


def pictured(change: str, *, element: str) -> bytes:
    """Return a file with that picture, 80 by 40 pt, `change` added to an element of it."""
    document = blank()
    body(document, "").add_run().add_picture(halves(), width=Pt(80), height=Pt(40))
    xml = f"<{element}"
    return changed(saved(document), {"word/document.xml": lambda data: data.replace(*_added(xml, change))})


def _added(xml: str, change: str) -> tuple[bytes, bytes]:
    return xml.encode(), f"{xml} {change}".encode()


def drawn(docx: bytes) -> tuple[tuple[int, int], Image.Image]:
    """Return how large the picture of a file stands on the page, in points, and its pixels."""
    paragraph = read_document(docx, name="x.docx")[0].sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    (picture,) = (each for each in paragraph.inlines if isinstance(each, Picture))
    made = converted(docx)
    assert {each.code for each in made.findings} <= {"DG801"}
    with pdfplumber.open(io.BytesIO(made.pdf)) as pdf:
        page = pdf.pages[0]
        (image,) = page.images
        box = tuple(image[side] for side in ("x0", "top", "x1", "bottom"))
        pixels = page.crop(box).to_image(resolution=72).original.convert("RGB")
    assert (round(picture.width), round(picture.height)) == (round(image["width"]), round(image["height"]))
    return (round(image["width"]), round(image["height"])), pixels


RED, BLUE = (255, 0, 0), (0, 0, 255)


def test_picture_is_cropped_as_in_word() -> None:
    docx = pictured("", element="a:blip")
    crop = (b"<a:stretch", b'<a:srcRect l="50000"/><a:stretch')
    size, pixels = drawn(changed(docx, {"word/document.xml": lambda data: data.replace(*crop)}))
    assert size == (80, 40)
    assert pixels.getpixel((10, 20)) == BLUE


def test_picture_is_mirrored_as_in_word() -> None:
    size, pixels = drawn(pictured('flipH="1"', element="a:xfrm"))
    assert size == (80, 40)
    assert [pixels.getpixel(at) for at in ((10, 20), (70, 20))] == [BLUE, RED]


def test_picture_in_a_line_is_turned_and_takes_the_room_of_its_corners() -> None:
    size, pixels = drawn(pictured('rot="5400000"', element="a:xfrm"))
    assert size == (40, 80)
    assert [pixels.getpixel(at) for at in ((20, 10), (20, 70))] == [RED, BLUE]


def test_picture_whose_name_no_address_can_hold_is_drawn() -> None:
    docx = pictured("", element="a:blip")
    parts = dict(read_package(docx))
    relations = "word/_rels/document.xml.rels"
    parts[relations] = parts[relations].replace(b"media/image1.png", "media/图 1.png".encode())
    parts["word/media/图 1.png"] = parts.pop("word/media/image1.png")
    assert drawn(write_package(parts))[0] == (80, 40)


def test_drawing_that_is_lost_keeps_its_room_and_is_reported_with_its_words() -> None:
    chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><a:t>出生率</a:t></c:chart>'
    made = converted(
        with_run(_INLINE.format(held=chart, cx=2_540_000, cy=1_270_000) + "<w:r><w:t>后</w:t></w:r>")
    )
    assert any("出生率" in each.message.zh for each in made.findings if each.place.within == "¶1")
    with pdfplumber.open(io.BytesIO(made.pdf)) as pdf:
        (after,) = pdf.pages[0].chars
    assert after["x0"] - LEFT == pytest.approx(32 + 200, abs=0.1)


@pytest.mark.parametrize(("kind", "corners"), [("rect", 0), ("roundRect", 1 / 6), ("ellipse", 0.5)])
def test_corners_of_a_shape_are_as_round_as_its_kind(kind: str, corners: float) -> None:
    docx = inline(shape(fill=solid('<a:srgbClr val="FF0000"/>')).replace('prst="rect"', f'prst="{kind}"'))
    assert first_box(docx).corners == corners
    with pdfplumber.open(io.BytesIO(converted(docx).pdf)) as pdf:
        image = pdf.pages[0].to_image(resolution=72).original.convert("RGB")
    corner = image.getpixel((round(LEFT) + 2, round(TOP) + 2))
    assert (corner == RED) == (kind == "rect")


def test_rule_between_paragraphs_of_other_programs_is_as_wide_as_the_text() -> None:
    rule = '<v:rect style="width:0;height:1.5pt" o:hralign="center" o:hrstd="t" o:hr="t"/>'
    space = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    box = first_box(with_run(f"<w:r><w:pict>{rule.replace('<v:rect', f'<v:rect {space}')}</w:pict></w:r>"))
    assert (round(box.width, 1), box.height) == (442.2, 0.0)


def test_file_without_sections_is_set_on_letter_paper() -> None:
    document = blank()
    body(document, "一")
    document.element.body.remove(document.element.body.sectPr)
    with pdfplumber.open(io.BytesIO(converted(saved(document)).pdf)) as pdf:
        assert (pdf.pages[0].width, pdf.pages[0].height) == (612, 792)


def with_drop_cap(kind: str, text: str) -> list[Any]:
    """Return the characters of a page with a drop cap over three lines, a paragraph of `text` and another."""
    document = blank()
    frame = f'<w:pPr><w:framePr w:dropCap="{kind}" w:lines="3" w:hSpace="100"/></w:pPr>'
    cap = f'<w:p {SPACES}>{frame}<w:r><w:rPr><w:sz w:val="120"/></w:rPr><w:t>首</w:t></w:r></w:p>'
    first = body(document, text, first_line_indent=Pt(0))
    first._p.addprevious(parse_xml(cap))
    body(document, "末", first_line_indent=Pt(0))
    made = converted(saved(document))
    assert {each.code for each in made.findings} <= {"DG801"}
    with pdfplumber.open(io.BytesIO(made.pdf)) as pdf:
        return list(pdf.pages[0].chars)


def starts(chars: list[Any]) -> list[float]:
    """Return where each line of body text begins, in points from the margin, top to bottom."""
    lines: dict[int, float] = {}
    for each in (each for each in chars if each["size"] < 20):
        line = round(each["top"])
        lines[line] = min(each["x0"] - LEFT, lines.get(line, 1e9))
    return [round(lines[line]) for line in sorted(lines)]


def test_text_stands_beside_a_drop_cap() -> None:
    chars = with_drop_cap("drop", "各地要" * 40)
    assert starts(chars)[:5] == [65, 65, 65, 0, 0]
    (cap,) = (each for each in chars if each["text"] == "首")
    assert round(cap["x0"] - LEFT) == 0
    baselines = sorted({round(-each["matrix"][5], 1) for each in chars if each["size"] < 20})
    assert -cap["matrix"][5] == pytest.approx(baselines[2], abs=0.6)


def test_drop_cap_in_the_margin_leaves_the_text_alone() -> None:
    chars = with_drop_cap("margin", "各地要" * 40)
    assert set(starts(chars)) == {0}
    (cap,) = (each for each in chars if each["text"] == "首")
    assert round(cap["x1"] - LEFT) == -5


def test_text_after_a_short_paragraph_stands_under_its_drop_cap() -> None:
    chars = with_drop_cap("drop", "各地")
    tops = {each["text"]: each["top"] for each in chars}
    assert tops["末"] - tops["各"] == pytest.approx(3 * 28, abs=0.5)


@pytest.mark.parametrize(
    "damage",
    ['rot="9999999999999999"', 'rot="x"', 'cx="-5"', 'cy="1e309"'],
    ids=["turn", "word", "minus", "much"],
)
def test_shape_with_senseless_numbers_is_drawn(damage: str) -> None:
    name = damage.partition("=")[0]
    docx = inline(re.sub(rf'{name}="[^"]*"', damage, shape("字", rot=1), count=1))
    assert "字" in places(docx)


@pytest.mark.parametrize("opacity", ["nan", "", "x", "9" * 400, "-1"])
def test_watermark_with_senseless_opacity_is_drawn(opacity: str) -> None:
    art = (
        f'<v:shape style="width:200pt;height:40pt;rotation:{opacity}"><v:fill opacity="{opacity}"/>'
        '<v:textpath string="字"/></v:shape>'
    )
    assert "字" in places(with_run(f"<w:r><w:pict>{art}</w:pict></w:r>"))


@pytest.mark.parametrize("kept", [0, 60, 100])
def test_picture_that_is_cut_off_is_lost_with_a_finding(kept: int) -> None:
    converted(pictures())  # WeasyPrint, once loaded, tells Pillow to take such pictures
    made = converted(changed(pictures(), {"word/media/image1.png": lambda png: png[:kept]}))
    assert "DG826" in {finding.code for finding in made.findings}


def test_chart_whose_part_is_damaged_is_lost_alone() -> None:
    chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdMore"/>'
    docx = with_run(_INLINE.format(held=chart, cx=2_540_000, cy=1_270_000) + "<w:r><w:t>后</w:t></w:r>")
    made = converted(with_part(docx, "word/settings2.xml", b"<not xml", "settings"))
    assert "DG827" in {each.code for each in made.findings}
