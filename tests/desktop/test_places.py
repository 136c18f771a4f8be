from pathlib import Path

import pytest

from desktop.places import load_district
from desktop.problems import Refused

HEADER = "amphoe_code,tambon_code,tambon_th,village_code8,moo,village_th,village_en\n"


def csv(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "places.csv"
    path.write_text("\ufeff" + header + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def test_photharam_is_shipped() -> None:
    district = load_district("7007")
    assert (district.amphoe, district.changwat) == ("โพธาราม", "ราชบุรี")
    assert (len(district.tambons), len(district.villages)) == (19, 156)
    assert {one.tambon for one in district.villages} == {one.code for one in district.tambons} - {
        "700701"
    }, "the tambon inside the municipality has no moo at all"


def test_another_district_comes_from_a_csv(tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        "1234,123401,บางรัก,12340101,1,บ้านเหนือ,North",
        "1234,123401,บางรัก,12340199,,ชุมชนตลาด,Market",
    )
    district = load_district("1234", path, "บางรัก", "นครปฐม")
    assert [(one.moo, one.name) for one in district.villages] == [
        (1, "บ้านเหนือ"),
        (None, "ชุมชนตลาด"),
    ]
    assert [one.name for one in district.tambons] == ["บางรัก"]


@pytest.mark.parametrize(
    "rows",
    [
        ["1234,123401,บางรัก,12340101,1,,x"],
        ["1234,123401,บางรัก,1234010,1,บ้าน,x"],
        ["1234,123401,บางรัก,12340101,หนึ่ง,บ้าน,x"],
        ["9999,999901,อื่น,99990101,1,บ้าน,x"],
        ["1234,123401,บางรัก,12340101,1,บ้าน,x"] * 2,
        ["1234,123401,บางรัก,12340101,1,บ้าน,x", "1234,123401,บางรัก,12340102,01,บ้านอื่น,x"],
        ["1234,123401,บางรัก,12340101,0,บ้าน,x"],
        ["1234,123401,บางรัก,12340101,9999999999999999999,บ้าน,x"],
        ["1234,123401,บางรัก,12349901,1,บ้าน,x"],
        ["1234,123401,บางรัก,๑๒๓๔๐๑๐๑,1,บ้าน,x"],
        ["1234,123401,,12340101,1,บ้าน,x"],
        ["1234,123401"],
        ["1234"],
        [],
    ],
)
def test_rows_that_are_no_villages_are_refused(tmp_path: Path, rows: list[str]) -> None:
    with pytest.raises(Refused):
        load_district("1234", csv(tmp_path, *rows), "บางรัก", "นครปฐม")


def test_names_of_a_district_come_with_its_places_or_beside_them(tmp_path: Path) -> None:
    header = "amphoe_th,changwat_th," + HEADER
    row = "1234,123401,บางรัก,12340101,1,บ้านเหนือ,North"
    named = csv(tmp_path, "อำเภอเมืองไกล,จังหวัดไกลโพ้น," + row, header=header)
    district = load_district("1234", named)
    assert (district.amphoe, district.changwat) == ("เมืองไกล", "ไกลโพ้น")
    district = load_district("1234", named, "อ.ใกล้", "จ.ใกล้กว่า")
    assert (district.amphoe, district.changwat) == ("ใกล้", "ใกล้กว่า")
    assert load_district("7007", named_as_shipped(tmp_path)).amphoe == "โพธาราม"


def named_as_shipped(folder: Path) -> Path:
    return csv(folder, "7007,700702,ดอนกระเบื้อง,70070201,1,บ้านรางโพธิ์,x")


@pytest.mark.parametrize(("amphoe", "changwat"), [("", ""), ("บางรัก", ""), ("", "นครปฐม")])
def test_a_district_without_names_is_refused_with_what_to_give(
    tmp_path: Path, amphoe: str, changwat: str
) -> None:
    path = csv(tmp_path, "1234,123401,บางรัก,12340101,1,บ้านเหนือ,North")
    with pytest.raises(Refused, match=r"--amphoe.*--changwat"):
        load_district("1234", path, amphoe, changwat)


@pytest.mark.parametrize("code", ["", "700", "70071", "๗๐๐๗", "70a7", "-700"])
def test_a_district_is_four_digits(tmp_path: Path, code: str) -> None:
    path = csv(tmp_path, "1234,123401,บางรัก,12340101,1,บ้านเหนือ,North")
    for places in (None, path):
        with pytest.raises(Refused, match="4"):
            load_district(code, places, "บางรัก", "นครปฐม")


def test_a_file_that_is_no_csv_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(bytes(range(256)))
    with pytest.raises(Refused):
        load_district("1234", tmp_path / "x.csv")
    with pytest.raises(Refused):
        load_district("1234", tmp_path / "missing.csv")
    with pytest.raises(Refused):
        load_district("1234", csv(tmp_path, "a,b", header="one,two\n"))


def test_a_district_that_is_not_shipped_needs_its_places() -> None:
    with pytest.raises(Refused):
        load_district("1234")
