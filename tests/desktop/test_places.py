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
    district = load_district("1234", path)
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
        [],
    ],
)
def test_rows_that_are_no_villages_are_refused(tmp_path: Path, rows: list[str]) -> None:
    with pytest.raises(Refused):
        load_district("1234", csv(tmp_path, *rows))


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
