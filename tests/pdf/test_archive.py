from __future__ import annotations

import base64
import datetime
import gc
import io
import pickle
import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("weasyprint")

import pikepdf  # after the check that the pdf extra is here
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from weasyprint import HTML

from docgen.pdf.archive import ArchiveFacts, Attachment, archive, extract
from docgen.pdf.archive_check import archive_findings
from docgen.pdf.findings import PDF_FAULTS
from docgen.pdf.pdffile import PdfError
from docgen.pdf.xmp import identification, xmp_packet

pytestmark = pytest.mark.pdf

CHINA = datetime.timezone(datetime.timedelta(hours=8))
FACTS = ArchiveFacts(
    title="关于<分工>&的通知",
    author="陕西省卫生健康委员会",
    made_at=datetime.datetime(2021, 11, 3, 9, tzinfo=CHINA),
)
RECORDS = (
    Attachment("data/plans/实施方案.yaml", "名称: 实施方案\n".encode() * 50),
    Attachment("data/office.yaml", b"name: x\n"),
)


def printed() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(target, "PNG")
    picture = base64.b64encode(target.getvalue()).decode()
    html = (
        "<html lang=en><title>old</title><body style='font-family:Liberation Serif'><h1>Notice</h1><p>With a "
        f"<a href='https://example.com'>link</a><img alt=seal src='data:image/png;base64,{picture}'>"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
        pdf: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/a-3a")
        gc.collect()
    return pdf


PRINTED = printed()
ARCHIVED = archive(PRINTED, FACTS, RECORDS)


def changed(change: Any, pdf: bytes = ARCHIVED) -> bytes:
    """Return `pdf` after `change` has worked on it."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        target = io.BytesIO()
        document.save(target, fix_metadata_version=False)
    return target.getvalue()


def refused(pdf: bytes) -> str:
    with pytest.raises(PdfError) as caught:
        extract(pdf, name="x.pdf")
    return caught.value.fault.code


def test_an_archived_pdf_goes_back_to_its_records() -> None:
    assert extract(ARCHIVED) == tuple(sorted((record.name, record.content) for record in RECORDS))


def test_the_same_input_gives_the_same_bytes() -> None:
    assert archive(PRINTED, FACTS, reversed(RECORDS)) == ARCHIVED


def test_an_archived_pdf_has_no_fault() -> None:
    assert archive_findings(ARCHIVED) == ()


def test_archiving_again_changes_no_record() -> None:
    assert extract(archive(ARCHIVED, FACTS, RECORDS)) == extract(ARCHIVED)


def test_title_author_language_and_dates_are_the_caller_s() -> None:
    with pikepdf.open(io.BytesIO(ARCHIVED)) as document:
        info = {key: str(value) for key, value in document.docinfo.items()}
        assert str(document.Root.Lang) == "zh-CN"
    del info["/Producer"]
    assert info == {
        "/Title": FACTS.title,
        "/Author": FACTS.author,
        "/Creator": "docgen",
        "/CreationDate": "D:20211103010000Z",
        "/ModDate": "D:20211103010000Z",
    }


def test_the_metadata_name_both_standards_and_the_title() -> None:
    with pikepdf.open(io.BytesIO(ARCHIVED)) as document:
        packet = document.Root.Metadata.read_bytes()
        with document.open_metadata(update_docinfo=False) as metadata:
            assert (metadata["dc:title"], metadata["dc:creator"]) == (FACTS.title, [FACTS.author])
            assert metadata["xmp:CreateDate"] == "2021-11-03T09:00:00+08:00"
    seen = identification(packet)
    assert (seen.part, seen.conformance, seen.accessible_part) == ("3", "A", "1")


def test_attachments_are_marked_as_the_source() -> None:
    with pikepdf.open(io.BytesIO(ARCHIVED)) as document:
        relations = [(str(spec.Desc), str(spec.AFRelationship)) for spec in document.Root.AF]
        kinds = {str(spec.EF.F.Subtype) for spec in document.Root.AF}
    assert relations == [("data/office.yaml", "/Source"), ("data/plans/实施方案.yaml", "/Source")]
    assert kinds == {"/application/yaml"}


def test_no_picture_is_interpolated() -> None:
    assert b"/Interpolate true" in printed_with_smoothing()
    assert archive_findings(archive(printed_with_smoothing(), FACTS)) == ()


def printed_with_smoothing() -> bytes:
    def smooth(document: Any) -> None:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image:
                thing.Interpolate = True

    return changed(smooth, PRINTED)


def test_without_a_time_zone_nothing_is_archived() -> None:
    with pytest.raises(ValueError, match="time zone"):
        archive(PRINTED, ArchiveFacts("t", "a", datetime.datetime(2021, 11, 3)))  # noqa: DTZ001  # the mistake


@pytest.mark.parametrize(
    "name", ["", "/etc/passwd", "../x.yaml", "a/../b", "a\\b", "c:x", "a//b", "a\nb", "a/ b", "x."]
)
def test_only_plain_paths_are_attached(name: str) -> None:
    with pytest.raises(ValueError, match="plain path"):
        archive(PRINTED, FACTS, [Attachment(name, b"")])


def test_a_pdf_without_records_says_so() -> None:
    assert refused(archive(PRINTED, FACTS)) == "DG813"


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "DG810"), (b"PK\3\4", "DG810"), (b"%PDF-1.7\nnothing", "DG812")]
)
def test_what_is_no_pdf_is_named(content: bytes, code: str) -> None:
    assert refused(content) == code


def test_an_encrypted_pdf_is_named() -> None:
    with pikepdf.open(io.BytesIO(ARCHIVED)) as document:
        target = io.BytesIO()
        document.save(target, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert refused(target.getvalue()) == "DG811"


@pytest.mark.parametrize("name", ["../../.ssh/authorized_keys", "/etc/passwd", "a\\b", "x" * 500])
def test_a_forged_name_is_refused(name: str) -> None:
    def forge(document: Any) -> None:
        document.Root.Names.EmbeddedFiles.Names[0] = String(name)

    assert refused(changed(forge)) == "DG814"


def test_a_forged_size_is_refused() -> None:
    def swell(document: Any) -> None:
        stream = document.Root.AF[0].EF.F
        del stream.Params
        stream.write(bytes(65 * 2**20), filter=None)

    assert refused(changed(swell)) == "DG814"


def test_changed_content_does_not_pass_for_the_record() -> None:
    def alter(document: Any) -> None:
        document.Root.AF[0].EF.F.write(b"name: y\n")

    assert refused(changed(alter)) == "DG812"


def test_a_tree_that_runs_in_circles_ends() -> None:
    def loop(document: Any) -> None:
        tree = document.Root.Names.EmbeddedFiles
        del tree.Names
        tree.Kids = Array([tree, tree])

    assert refused(changed(loop)) == "DG812"


def test_an_error_crosses_to_another_process() -> None:
    with pytest.raises(PdfError) as caught:
        extract(b"", name="x.pdf")
    assert pickle.loads(pickle.dumps(caught.value)).message == caught.value.message


@settings(deadline=None, max_examples=400)
@given(st.data())
def test_a_damaged_pdf_gives_its_records_or_one_clear_error(data: st.DataObject) -> None:
    pdf = bytearray(ARCHIVED)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, max(0, len(pdf) - 1)))
        length = data.draw(st.sampled_from([1, 1, 4, 64, 4096]))
        pdf[place : place + length] = data.draw(st.binary(max_size=8))
    _records_or_error(bytes(pdf))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(ARCHIVED)))
def test_a_pdf_that_is_cut_off_gives_its_records_or_one_clear_error(length: int) -> None:
    _records_or_error(ARCHIVED[:length])


WRONG = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        10**12,
        String("x"),
        Name.X,
        Array([]),
        Array([0]),
        Dictionary(),
        Dictionary(F=1),
        Array([Dictionary()]),
    ]
)


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(
        ["Names", "EmbeddedFiles", "Pairs", "EF", "F", "Filter", "Params", "AFRelationship", "CheckSum"]
    ),
    WRONG,
)
def test_objects_of_a_wrong_type_give_records_or_one_clear_error(where: str, wrong: Any) -> None:
    def spoil(document: Any) -> None:
        spec = document.Root.AF[0]
        holders = {
            "Names": (document.Root, "/Names"),
            "EmbeddedFiles": (document.Root.Names, "/EmbeddedFiles"),
            "Pairs": (document.Root.Names.EmbeddedFiles, "/Names"),
            "EF": (spec, "/EF"),
            "F": (spec.EF, "/F"),
            "Filter": (spec.EF.F, "/Filter"),
            "Params": (spec.EF.F, "/Params"),
            "AFRelationship": (spec, "/AFRelationship"),
            "CheckSum": (spec.EF.F.Params, "/CheckSum"),
        }
        holder, key = holders[where]
        if wrong is None:
            del holder[key]
        else:
            holder[key] = wrong

    try:
        pdf = changed(spoil)
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):
        return  # it cannot even be written
    _records_or_error(pdf)


def _records_or_error(pdf: bytes) -> None:
    archive_findings(pdf, name="x.pdf")
    try:
        records = extract(pdf, name="x.pdf")
    except PdfError:
        return
    true = {record.name: record.content for record in RECORDS}
    assert records
    assert all(content in true.values() or name not in true for name, content in records)


def _script(document: Any) -> None:
    document.Root.OpenAction = document.make_indirect(
        Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    )


def _inline_script(document: Any) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _no_embedding(document: Any) -> None:
    for thing in document.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.FontDescriptor:
            for key in ("/FontFile2", "/FontFile3"):
                if key in thing:
                    del thing[key]


def _plain_xmp(document: Any) -> None:
    document.Root.Metadata = document.make_stream(b"<x/>", Type=Name.Metadata, Subtype=Name.XML)


def _without(key: str) -> Any:
    def remove(document: Any) -> None:
        del document.Root[key]

    return remove


def _unmarked(document: Any) -> None:
    document.Root.MarkInfo = Dictionary(Marked=False)


def _outside(document: Any) -> None:
    document.Root.X = document.make_indirect(Dictionary(Type=Name.Filespec, F=String("other.pdf")))


def _hidden_link(document: Any) -> None:
    document.pages[0].obj.Annots[0].F = 2


def _launch(document: Any) -> None:
    document.pages[0].obj.Annots[0].A = Dictionary(S=Name.Launch, F=String("cmd.exe"))


def _no_text_for_a_type(document: Any) -> None:
    document.Root.X = document.make_indirect(pikepdf.Object.parse(b"<< /Type /#ff >>"))
    del document.Root.AF


def _unrelated(document: Any) -> None:
    del document.Root.AF


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (_script, {"DG818"}),
        (_inline_script, {"DG818"}),
        (_launch, {"DG818"}),
        (_outside, {"DG818"}),
        (_no_embedding, {"DG815"}),
        (_plain_xmp, {"DG817"}),
        (_without("/OutputIntents"), {"DG816"}),
        (_without("/StructTreeRoot"), {"DG819"}),
        (_without("/Lang"), {"DG819"}),
        (_without("/ViewerPreferences"), {"DG819"}),
        (_unmarked, {"DG819"}),
        (_hidden_link, {"DG820"}),
        (_unrelated, {"DG820"}),
        (_no_text_for_a_type, {"DG820"}),
    ],
)
def test_each_fault_of_an_archival_file_is_found(change: Any, codes: set[str]) -> None:
    assert {finding.code for finding in archive_findings(changed(change))} == codes


def test_a_plain_pdf_is_no_archival_file() -> None:
    pdf = HTML(string="<p>x").write_pdf()
    codes = {finding.code for finding in archive_findings(pdf)}
    assert codes == {"DG816", "DG817", "DG819", "DG820"}


def test_metadata_escape_what_xml_cannot_hold() -> None:
    packet = xmp_packet(
        title="a\0<&>", author="b", language="zh-CN", made_at=FACTS.made_at, creator="c", producer="d"
    )
    assert b"a&lt;&amp;&gt;" in packet
    assert identification(packet).part == "3"


@pytest.mark.parametrize("code", sorted(PDF_FAULTS))
def test_every_fault_is_explained(code: str) -> None:
    fault = PDF_FAULTS[code]
    assert all([fault.bad, fault.good, fault.why.zh, fault.why.en, fault.remedy.zh, fault.remedy.en])
