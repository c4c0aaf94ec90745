"""Pictures are read whole, refused where programs would differ over them, and fitted into the page."""

from __future__ import annotations

import pytest
from lxml import etree

from docgen.layout.page import PROFILE_A
from docgen.layout.units import Mm
from docgen.word.markup import clark
from docgen.word.media import Media, MediaKind
from docgen.word.pictures import Caption, PictureError, picture_paragraphs, read_picture, room_of
from tests.word.photographs import picture, turned_photograph

ROOM = room_of(PROFILE_A)
NOISE = picture("JPEG", size=(400, 300))


def refused(content: bytes) -> str:
    with pytest.raises(PictureError) as caught:
        read_picture(content, name="义诊.png")
    assert "义诊.png" in caught.value.fact.zh
    return caught.value.fault.code


def shown(content: bytes, caption: Caption) -> list[etree._Element]:
    return picture_paragraphs(read_picture(content, name="义诊.png"), Media(), caption, room=ROOM)


def styles(caption: Caption) -> list[str]:
    found = (each.find(clark("w:pPr/w:pStyle")) for each in shown(picture(), caption))
    return [style.get(clark("w:val"), "") for style in found if style is not None]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (picture(), MediaKind.PNG),
        (picture(mode="RGBA"), MediaKind.PNG),
        (picture("JPEG"), MediaKind.JPEG),
        (picture("JPEG", progressive=True), MediaKind.JPEG),
        (picture("JPEG", mode="L"), MediaKind.JPEG),
    ],
)
def test_a_whole_picture_is_read_as_it_is(content: bytes, kind: MediaKind) -> None:
    read = read_picture(content, name="义诊.png")
    assert (read.raster.content, read.raster.kind) == (content, kind)


@pytest.mark.parametrize(
    ("content", "dpi"),
    [
        (picture(size=(600, 300), dpi=(300, 300)), 300),
        (picture("JPEG", size=(600, 300), dpi=(300, 300)), 300),
        (picture(size=(600, 300)), 96),
        (picture("JPEG", size=(600, 300)), 96),
    ],
)
def test_a_picture_is_as_large_as_its_density_says(content: bytes, dpi: int) -> None:
    read = read_picture(content, name="a")
    assert (read.width.mm, read.height.mm) == pytest.approx((600 / dpi * 25.4, 300 / dpi * 25.4), rel=1e-3)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "DG674"),
        (b"RIFF....WEBP", "DG674"),
        (picture("BMP"), "DG674"),
        (picture()[:-20], "DG673"),
        (NOISE[:-200], "DG673"),
        (NOISE[:-2], "DG673"),
        (picture(size=(9000, 9000), mode="1"), "DG675"),
        (picture() + bytes(21 * 2**20), "DG675"),
        (turned_photograph(), "DG676"),
        (picture("JPEG", mode="CMYK"), "DG677"),
    ],
)
def test_a_picture_that_cannot_be_shown_everywhere_is_refused(content: bytes, code: str) -> None:
    assert refused(content) == code


@pytest.mark.parametrize("size", [(3000, 1000), (1000, 3000), (5000, 5000)])
def test_a_large_picture_is_scaled_into_the_type_area(size: tuple[int, int]) -> None:
    paragraph = shown(picture(size=size, mode="1"), Caption("图"))[0]
    (extent,) = paragraph.iter(clark("wp:extent"))
    width, height = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
    assert width <= Mm(156.1)
    assert height <= Mm(201)
    assert width / height == pytest.approx(size[0] / size[1], rel=1e-3)


def test_a_small_picture_is_not_blown_up() -> None:
    (extent,) = shown(picture(size=(96, 48)), Caption("图"))[0].iter(clark("wp:extent"))
    assert int(extent.get("cx", "0")) == Mm(25.4)


def test_title_and_note_are_paragraphs_of_their_own() -> None:
    assert styles(Caption("图")) == ["GWPicture"]
    assert styles(Caption("图", title="义诊现场")) == ["GWPicture", "GWPictureTitle"]
    assert styles(Caption("图", title="义诊", note="摄于县医院")) == [
        "GWPicture",
        "GWPictureNote",
        "GWPictureTitle",
    ]


def test_a_picture_stays_with_its_title_and_only_with_that() -> None:
    kept = [each.find(clark("w:pPr/w:keepNext")) for each in shown(picture(), Caption("图"))]
    assert [each.get(clark("w:val")) for each in kept if each is not None] == ["0"]
    assert shown(picture(), Caption("图", title="义诊"))[0].find(clark("w:pPr/w:keepNext")) is None
