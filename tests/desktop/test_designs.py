"""The office's designs: listed, copied, changed, deleted, taken in and given away; undo."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from db.queries import listing
from desktop import designs
from desktop.design_files import exported, import_design
from desktop.design_pictures import digest_of, prepared
from desktop.designs import copy_design, delete_design, design_called, listed_designs, save_design
from desktop.documents.designs import FORMAT, SHIPPED, Design, shipped_design
from desktop.documents.elements import Box, Picture, Text
from desktop.office import Office
from desktop.places import load_district
from desktop.problems import Refused
from tests.db.conftest import a_database, cluster  # noqa: F401  the server's fixture


@pytest.fixture(params=["file", "server"])
def either(request: pytest.FixtureRequest, office: Office) -> Iterator[Office]:
    """An office on either engine."""
    if request.param == "file":
        yield office
        return
    office.close()
    district = load_district("7007")
    with (
        a_database(request.getfixturevalue("cluster")) as address,
        Office.create(address, district, who="clerk") as served,
    ):
        yield served


def picture(size: tuple[int, int] = (40, 30), mode: str = "RGBA", kind: str = "PNG") -> bytes:
    stored = BytesIO()
    Image.new(mode, size, (200, 20, 20, 90)[: len(mode)]).save(stored, kind)
    return stored.getvalue()


def with_seal(design: Design, seal: bytes) -> Design:
    """The design with a picture more."""
    added = Picture(Box(100, 100, 30, 30), digest_of(seal))
    return replace(design, elements=(*design.elements, added))


def own() -> list[str]:
    return [one.name for one in listed_designs() if not one.is_shipped]


def issue_with(office: Office, key: int) -> None:
    """Pretend that a certificate was printed with a design."""
    values = {
        "year": 2569, "serial": 1, "number": "1/2569", "issued_on": "2026-01-15",
        "recipient": "นายแก้ว", "facts": {}, "design": "own", "digest": "d", "layout": key,
    }  # fmt: skip
    office.write("issue", lambda tx: tx.save("certificate", values))


def rows() -> int:
    return len(listing.select("certificate_design", ["id"]))


def test_a_copy_is_changed_deleted_and_brought_back(either: Office) -> None:
    assert [one.key for one in listed_designs()] == list(SHIPPED)
    copied = copy_design(either, "formal")
    assert copy_design(either, "formal") != copied
    assert own() == ["ทางการ (สำเนา)", "ทางการ (สำเนา) 2"]
    seal = picture()
    design = with_seal(replace(design_called(copied), name="ของอำเภอ"), seal)
    saved = save_design(either, design, {digest_of(seal): seal}, copied)
    assert own() == ["ของอำเภอ", "ทางการ (สำเนา) 2"]
    assert design_called(saved) == design
    assert designs.pictures_of(design) == {digest_of(seal): seal}
    delete_design(either, saved)
    assert own() == ["ทางการ (สำเนา) 2"]
    assert rows() == 1
    either.undo()
    assert design_called(saved) == design
    either.undo()
    assert own() == ["ทางการ (สำเนา)", "ทางการ (สำเนา) 2"]
    assert design_called(copied).elements == shipped_design("formal").elements


def test_what_was_printed_with_a_design_stays(either: Office) -> None:
    printed = copy_design(either, "plain")
    before = design_called(printed)
    kind = {"kind": "lead_trainer", "layout": printed}
    either.write("kind", lambda tx: tx.save("certificate_kind", kind))
    issue_with(either, printed)
    saved = save_design(either, replace(before, elements=before.elements[1:]), replaced=printed)
    assert design_called(printed) == before
    assert own() == [before.name]
    assert listing.select("certificate_kind", ["layout"]) == [(saved,)]
    assert listing.select("certificate", ["layout"]) == [(printed,)]
    again = save_design(either, before, replaced=saved)
    assert again == printed
    assert rows() == 1


def test_nobody_undoes_what_was_printed_with(office: Office) -> None:
    first = copy_design(office, "plain")
    design = design_called(first)
    second = save_design(office, replace(design, elements=design.elements[1:]), replaced=first)
    changing = office.history(1)[0].id
    issue_with(office, second)
    with pytest.raises(Refused):
        office.undo_action(changing)
    assert len(design_called(second).elements) == len(design.elements) - 1


def test_a_design_in_use_is_not_deleted(office: Office) -> None:
    copied = copy_design(office, "plain")
    kind = {"kind": "lead_trainer", "layout": copied}
    office.write("kind", lambda tx: tx.save("certificate_kind", kind))
    with pytest.raises(Refused, match="เลือกแบบอื่น"):
        delete_design(office, copied)


def test_deleting_a_design_that_was_printed_with_keeps_it(office: Office) -> None:
    copied = copy_design(office, "plain")
    issue_with(office, copied)
    delete_design(office, copied)
    assert own() == []
    assert design_called(copied).name == "สำหรับกระดาษที่พิมพ์กรอบไว้แล้ว (สำเนา)"


def test_two_officers_do_not_overwrite_each_other(office: Office) -> None:
    copied = copy_design(office, "plain")
    design = design_called(copied)
    save_design(office, replace(design, name="ก"), replaced=copied)
    with pytest.raises(Refused, match="ผู้อื่น"):
        save_design(office, replace(design, name="ข"), replaced=copied)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        ({"name": "  "}, "ตั้งชื่อ"),
        ({"name": "ทางการ"}, "มีแบบชื่อ"),
        ({"elements": (Text("{surname}", Box(10, 10, 50, 20)),)}, "surname"),
        ({"elements": (Picture(Box(10, 10, 50, 20), "0" * 64),)}, "รูปภาพ"),
    ],
)
def test_what_cannot_be_saved_is_refused(
    office: Office, spoil: dict[str, object], sentence: str
) -> None:
    design = replace(shipped_design("plain"), name="ใหม่")
    with pytest.raises(Refused, match=sentence):
        save_design(office, replace(design, **spoil))
    assert own() == []


def test_a_file_carries_a_design_with_its_pictures(office: Office) -> None:
    seal = picture()
    design = with_seal(replace(shipped_design("plain"), name="ตราอำเภอ"), seal)
    first = save_design(office, design, {digest_of(seal): seal})
    file = exported(first)
    delete_design(office, first)
    taken = import_design(office, file)
    assert design_called(taken) == design
    assert design_called(import_design(office, file)).name == "ตราอำเภอ 2"
    assert design_called(import_design(office, exported("formal"))).name == "ทางการ 2"


def file_with(**spoilt: object) -> bytes:
    return json.dumps(json.loads(exported("plain")) | spoilt).encode()


@pytest.mark.parametrize(
    ("spoilt", "sentence"),
    [
        ({"format": FORMAT + 1}, "รุ่นใหม่กว่า"),
        ({"elements": [{"kind": "film"}]}, "film"),
        ({"elements": [{"kind": "picture", "box": [1, 1, 9, 9], "source": "0" * 64}]}, "ขาดรูป"),
        ({"pictures": {"0" * 64: "AAAA"}}, "รูปภาพในไฟล์"),
        ({"pictures": {"0" * 64: 7}}, "รูปภาพในไฟล์"),
        ({"pictures": []}, "เสียหาย"),
    ],
)
def test_a_file_that_is_no_design_is_refused(
    office: Office, spoilt: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        import_design(office, file_with(**spoilt))
    assert own() == []


@pytest.mark.parametrize("file", [b"", b"PK\x03\x04", b"[1]", b"[" * 90_000, b"\xff\xfe{}"])
def test_a_broken_file_is_refused(office: Office, file: bytes) -> None:
    with pytest.raises(Refused, match="เสียหาย"):
        import_design(office, file)


def test_a_file_too_large_is_refused(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.design_files.LARGEST", 100)
    with pytest.raises(Refused, match="ใหญ่เกินไป"):
        import_design(office, file_with())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (picture(), ("PNG", (40, 30))),
        (picture(mode="RGB", kind="JPEG"), ("JPEG", (40, 30))),
        (picture(mode="CMYK", kind="JPEG"), ("JPEG", (40, 30))),
        (picture((5000, 4000), mode="RGB", kind="JPEG"), ("JPEG", (2000, 1600))),
        (picture((3000, 100)), ("PNG", (2000, 67))),
        (picture(mode="RGB", kind="BMP"), ("JPEG", (40, 30))),
    ],
)
def test_a_picture_is_kept_as_print_needs_it(
    given: bytes, kept: tuple[str, tuple[int, int]]
) -> None:
    with Image.open(BytesIO(prepared(given))) as stored:
        assert (stored.format, stored.size) == kept


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n", picture()[:60], b"%PDF-1.7"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="PNG"):
        prepared(data)
