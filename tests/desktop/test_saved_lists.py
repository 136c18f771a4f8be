"""Lists saved under a name: logged, undone, never two of one name."""

import pytest

from db.queries import listing
from desktop.list_views import ListView
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.stages import register
from desktop.saved_lists import delete_list, save_list, saved_lists
from desktop.views import Filter, Sort

SAGES, FORUMS = register("sages"), register("forums")
OLD = ListView(filters=(Filter("years", ">=", 20),), sort=Sort("years", descending=True))


def names() -> list[str]:
    return [one.name for one in saved_lists(SAGES)]


def test_a_saved_list_is_there_for_its_register_in_dictionary_order(office: Office) -> None:
    for name in ("แก่ที่สุด", "ขาดเบอร์โทร", "เกษตร"):
        save_list(office, SAGES, name, OLD)
    assert names() == ["เกษตร", "แก่ที่สุด", "ขาดเบอร์โทร"]
    assert saved_lists(SAGES)[0].view == OLD
    assert saved_lists(FORUMS) == ()


def test_it_is_renamed_changed_deleted_and_all_of_it_undone(office: Office) -> None:
    saved = save_list(office, SAGES, "แก่ที่สุด", OLD)
    renamed = save_list(office, SAGES, "อายุมาก", ListView("แก้ว"), saved)
    assert (renamed.id, renamed.view) == (saved.id, ListView("แก้ว"))
    delete_list(office, renamed)
    assert names() == []
    assert "อายุมาก" in office.history(1)[0].title
    office.undo()
    assert names() == ["อายุมาก"]
    office.undo()
    assert saved_lists(SAGES)[0].view == OLD
    office.undo()
    assert names() == []


@pytest.mark.parametrize("name", ["", "   ", "​"])
def test_a_list_needs_a_name(office: Office, name: str) -> None:
    with pytest.raises(Refused):
        save_list(office, SAGES, name, OLD)


def test_two_lists_of_one_register_have_two_names(office: Office) -> None:
    first = save_list(office, SAGES, "แก่ที่สุด", OLD)
    save_list(office, FORUMS, "แก่ที่สุด", ListView())
    with pytest.raises(Refused, match="แก่ที่สุด"):
        save_list(office, SAGES, " แก่ที่สุด", OLD)
    second = save_list(office, SAGES, "อื่น", OLD)
    with pytest.raises(Refused):
        save_list(office, SAGES, "แก่ที่สุด", OLD, second)
    assert save_list(office, SAGES, "แก่ที่สุด", OLD, first).id == first.id


def test_who_saves_over_another_persons_change_is_told(office: Office) -> None:
    seen = save_list(office, SAGES, "แก่ที่สุด", OLD)
    save_list(office, SAGES, "แก่ที่สุด", ListView("อื่น"), seen)
    with pytest.raises(Refused):
        save_list(office, SAGES, "แก่ที่สุด", ListView("ฉัน"), seen)


def test_a_filter_on_a_column_of_another_version_is_left_out(office: Office) -> None:
    saved = save_list(office, SAGES, "แก่ที่สุด", OLD)
    strange = '{"filters": [["shoe_size", ">=", 42]], "columns": ["years"]}'
    office.write("", lambda tx: tx.save("saved_list", {"definition": strange}, id=saved.id))
    (read,) = saved_lists(SAGES)
    assert read.view == ListView(columns=("years",))
    assert len(read.dropped) == 1
    assert listing.select("saved_list", ["definition"]) == [(strange,)]
