"""Search everywhere: who and what a few words find, in which order, and where it opens."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop import certificates, found_people
from desktop.found import CERTIFICATES, VILLAGES, Group, Hit
from desktop.office import Office
from desktop.programme.certificates import PARTNER, Thanks
from desktop.programme.rounds import COHORT, preset
from desktop.programme.stages import register
from desktop.search import search
from desktop.views import Scope
from tests.desktop.village_records import COURSE, add, household_of_han

PHONE = "086-054-5000"


@pytest.fixture
def han(office: Office, scope: Scope) -> int:
    """A sage of the first village with all that he is found by; his record."""
    return add(office, scope, person__phone=PHONE, person__house_no="12/3")


def groups(office: Office, text: str, limit: int = 6) -> dict[str, Group]:
    rounds = office.rounds()
    answer = search(office, rounds[0].id if rounds else None, text, limit)
    return {one.title: one for one in answer.groups}


def people(office: Office, text: str) -> list[Hit]:
    found = groups(office, text).get("บุคคล")
    return list(found.hits) if found else []


@pytest.mark.parametrize(
    "text",
    [
        "หาญ", "หา", "นายหาญ", "วรรณ หาญ", "ศรีสุวรรณ หาญ", "สุวรรณ", "ศรี หา", "  หาญ  ศรี ",
        "9007001000004", "9-0070-01000-00-4", "9 0070 01000 00 4", "๙๐๐๗๐๐๑๐๐๐๐๐๔", "9-0070",
        "0100", "เลขประจำตัวประชาชน 9-0070-01000-00-4",
        "0860545000", "086-054-5000", "086 054 5000", "860545000", "+66860545000",
        "+66 86 054 5000", "๐๘๖-๐๕๔", "545000", "โทร. 086-054-5000",
        "12/3", "12/", "๑๒/๓", "บ้านเลขที่ 12/3", "หาญ 12/3", "12",
    ],
)  # fmt: skip
def test_a_person_is_found(office: Office, han: int, text: str) -> None:
    assert [hit.text for hit in people(office, text)] == ["นายหาญ ศรีสุวรรณ"]


@pytest.mark.parametrize(
    "text",
    [
        "หาญ บุญ", "ห", "ญ", "%", "_", "หา%", "ห_ญ", "%%%", "___", "'", '"', '""" OR "หาญ', "*",
        "หาญ*", "NEAR(หาญ)", "\\", "2/3/", "112/3", "9007001000005", "0860545001", "😀", "😀😀😀",
        "\u200b", "\x00", "า" * 100_000, "หาญ " * 25_000, "", " ", "-", "--", "1-1-1-1",
    ],
)  # fmt: skip
def test_a_person_is_not_found(office: Office, han: int, text: str) -> None:
    assert people(office, text) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # nothing is written
@given(st.text(max_size=40) | st.text("หาญ 12/3-%_'.", max_size=9))
def test_any_text_gives_an_answer(office: Office, text: str) -> None:
    for one in search(office, 1, text).groups:
        assert 0 < len(one.hits) <= one.count


@pytest.mark.parametrize(("stored", "typed"), [("แก้ว", "แกว"), ("แกว", "แก้ว"), ("น้ำ", "นำ")])
def test_tone_marks_are_left_out_on_either_side(
    office: Office, scope: Scope, stored: str, typed: str
) -> None:
    add(office, scope, person__first_name=stored)
    assert len(people(office, typed)) == 1


def test_a_person_is_one_result_with_every_role_of_the_round_in_the_order_of_stages(
    office: Office, scope: Scope, han: int
) -> None:
    household = household_of_han(office, scope)
    (found,) = people(office, "หาญ")
    assert [(one.register, one.record) for one in found.openings] == [
        ("sages", han),
        ("households", household),
    ]
    assert found.detail.startswith("ปราชญ์ชุมชน · ครัวเรือน · บ้านเลขที่ 12/3 · หมู่ที่ ")


def test_a_member_of_a_household_opens_the_household(office: Office, scope: Scope) -> None:
    household = household_of_han(office, scope)
    raw = {"household": household, "person.first_name": "มาลี", "person.last_name": "ศรีสุวรรณ"}
    assert office.save(register("household_members"), raw, scope).id
    (found,) = people(office, "มาลี")
    assert [(one.label, one.register, one.record) for one in found.openings] == [
        ("สมาชิกครัวเรือน", "households", household)
    ]
    assert groups(office, "มาลี")["บุคคล"].register == "household_members"


def test_another_rounds_roles_come_behind_with_their_year(
    office: Office, scope: Scope, han: int
) -> None:
    cohort = office.add_round(preset(2570, COHORT))
    raw = {
        "village": 1, "eligibility": "disaster", "representative.first_name": "หาญ",
        "representative.last_name": "ศรีสุวรรณ", "representative.national_id": "9007001000004",
    }  # fmt: skip
    taken_part = office.save(register("participants"), raw, Scope(cohort.id)).id
    openings = search(office, scope.round_id, "หาญ").groups[0].hits[0].openings
    assert [(one.register, one.record, one.round_id) for one in openings] == [
        ("sages", han, scope.round_id),
        ("participants", taken_part, cohort.id),
    ]
    assert openings[1].label.endswith("2570")


def test_the_chosen_round_comes_first_then_what_begins_so(office: Office, scope: Scope) -> None:
    older = office.add_round(preset(2568), [1])
    for first, last, where in (
        ("ทองมา", "ก", scope), ("บุญทอง", "ข", scope), ("มา", "ทองดี", scope),
        ("ทอง", "ง", scope), ("ทองใบ", "จ", Scope(older.id)),
    ):  # fmt: skip
        add(office, where, person__first_name=first, person__last_name=last,
            person__national_id="")  # fmt: skip
    found = search(office, scope.round_id, "ทอง").groups[0].hits
    assert [hit.text for hit in found] == [
        "นายทอง ง", "นายทองมา ก", "นายมา ทองดี", "นายบุญทอง ข", "นายทองใบ จ"
    ]  # fmt: skip


def test_the_chosen_round_comes_first_also_where_too_many_newer_ones_match(
    office: Office, scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found_people, "MOST", 3)
    older = office.add_round(preset(2568), [1])
    for number in range(12):
        where = Scope(older.id) if number < 2 else scope
        add(office, where, person__first_name=f"ทอง{number}", person__national_id="")
    found = search(office, older.id, "ทอง").groups[0]
    assert [hit.text[:8] for hit in found.hits[:2]] == ["นายทอง0 ", "นายทอง1 "]
    assert found.hits[2].openings[0].round_id == scope.round_id
    assert (found.count, found.open_ended) == (5, True)


def test_a_house_number_is_found_before_longer_ones(office: Office, scope: Scope) -> None:
    for at, number in enumerate(("120", "12", "12/1")):
        add(office, scope, person__house_no=number, person__first_name=f"คน{at}",
            person__national_id="")  # fmt: skip
    assert people(office, "12")[0].text == "นายคน1 ศรีสุวรรณ"


def test_an_id_is_answered_masked_and_only_where_it_was_asked_for(office: Office, han: int) -> None:
    assert "9-00xx-xxxxx-00-x" in people(office, "9-0070")[0].detail
    for text in ("หาญ", PHONE, "9-0070"):
        assert "0070" not in people(office, text)[0].detail
    assert "9-00xx" not in people(office, "หาญ")[0].detail
    assert PHONE in people(office, "0860")[0].detail


def test_the_few_shown_are_told_of_how_many_and_where_all_are_listed(
    office: Office, scope: Scope
) -> None:
    for number in range(9):
        add(office, scope, person__first_name=f"ทอง{number}", person__national_id="")
    found = groups(office, "ทอง", limit=4)["บุคคล"]
    assert (len(found.hits), found.count, found.open_ended) == (4, 9, False)
    assert found.register == "sages"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("70070204", "70070204"), ("7007-02-04", "70070204"), ("มะขาม", "70070204"),
        ("บนมะขาม กระเบื้อง", "70070204"), ("หนองโพ หมู่ 3", "70070303"), ("หมู่3 หนองโพ", "70070303"),
        ("หมู่ที่ 3 ต.หนองโพ", "70070303"), ("ม.3 ตำบลหนองโพ", "70070303"), ("หมู่ ๓ หนองโพ", "70070303"),
        ("หมู่กลาง", "70070202"), ("ใต้ หนองโพ", "70070301"), ("moo 3 หนองโพ", "70070303"),
    ],
)  # fmt: skip
def test_a_village_is_found(office: Office, text: str, code: str) -> None:
    wanted = next((one for one in office.villages() if one.code == code), None)
    hits = groups(office, text)["หมู่บ้าน"].hits
    assert wanted is not None
    assert hits[0].openings[0].record == wanted.id
    assert hits[0].openings[0].register == VILLAGES
    assert hits[0].openings[0].tambon_id == wanted.tambon_id


def test_every_village_is_found_by_its_name_with_and_without_tone_marks(office: Office) -> None:
    for place in office.villages():
        bare = "".join(one for one in place.name if not "\u0e47" <= one <= "\u0e4e")
        for name in (place.name, bare):
            found = groups(office, name, limit=100)["หมู่บ้าน"].hits
            assert place.id in {hit.openings[0].record for hit in found}


def test_a_bare_number_is_a_moo_target_villages_first(office: Office, scope: Scope) -> None:
    (target,) = (one for one in office.targets(scope.round_id or 0) if one.moo == 3)
    found = groups(office, "3")["หมู่บ้าน"]
    assert found.hits[0].openings[0].record == target.id
    assert {hit.text.split(" บ้าน")[0] for hit in found.hits} == {"หมู่ที่ 3"}
    assert found.count == sum(one.moo == 3 for one in office.villages())


@pytest.mark.parametrize(
    ("key", "raw", "text"),
    [
        ("groups", {"village": 1, "name": "กลุ่มทอผ้าบ้านเหนือ"}, "ทอผา เหนือ"),
        ("courses", COURSE, "วิทยา"),
        ("trainings", {**COURSE, "curriculum": "จักสานไม้ไผ่", "village": 1}, "จักสาน"),
        ("purchases", {"name": "กี่ทอผ้า"}, "กีทอ"),
        ("officers", {"full_name": "นางสมศรี บุญมา", "position": "พัฒนากร"}, "สมศรี"),
    ],
)
def test_whatever_has_a_name_is_found(
    office: Office, scope: Scope, key: str, raw: dict[str, str], text: str
) -> None:
    saved = office.save(register(key), raw, scope)
    (group,) = search(office, scope.round_id, text).groups
    (hit,) = group.hits
    assert (hit.openings[0].register, hit.openings[0].record) == (key, saved.id)
    assert group.register == key


@pytest.fixture
def certificate(office: Office, scope: Scope, han: int) -> int:
    """Number 1/2569, of the person who is HAN."""
    course = office.save(register("courses"), COURSE, scope).id
    raw = {"course": course, "sage": han, "days_attended": "4", "result": "ผ่าน"}
    office.save(register("trainees"), raw, scope)
    return certificates.issue(office, scope.round_id or 0)[0]


@pytest.mark.parametrize("text", ["1/2569", "๑/๒๕๖๙", "1/25", "1/", "1", "เกียรติบัตรเลขที่ 1/2569"])
def test_a_certificate_is_found_by_its_number(office: Office, certificate: int, text: str) -> None:
    (hit,) = groups(office, text)["เกียรติบัตร"].hits
    assert (hit.openings[0].register, hit.openings[0].record) == (CERTIFICATES, certificate)
    assert hit.text == "๑/๒๕๖๙  นายหาญ ศรีสุวรรณ"


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("หาญ", True), ("ศรีสุวรรณ หาญ", True), ("นายหาญ", True), ("หาณ ศรี", False), ("ห", False)],
)
def test_a_certificate_is_found_by_the_name_on_it(
    office: Office, certificate: int, text: str, is_found: bool
) -> None:
    found = groups(office, text).get("เกียรติบัตร")
    shown = [hit.openings[0].record for hit in found.hits] if found else []
    assert shown == [certificate] * is_found


def test_who_was_only_thanked_is_found_by_name(office: Office, scope: Scope) -> None:
    thanks = [Thanks("วัดโพธาราม", "สถานที่"), Thanks("วัดคงคา")]
    certificates.issue(office, scope.round_id or 0, kind=PARTNER, thanks=thanks)
    (hit,) = groups(office, "วัด โพธา")["เกียรติบัตร"].hits
    assert hit.text == "๑/๒๕๖๙  วัดโพธาราม"
    assert len(groups(office, "วัด")["เกียรติบัตร"].hits) == 2
    assert "เกียรติบัตร" not in groups(office, "ว")


def test_a_person_opens_on_the_certificate_too_until_it_is_void(
    office: Office, certificate: int
) -> None:
    (found,) = people(office, "หาญ")
    assert (found.openings[-1].register, found.openings[-1].record) == (CERTIFICATES, certificate)
    certificates.void(office, [certificate], "พิมพ์ผิด")
    assert CERTIFICATES not in {one.register for one in people(office, "หาญ")[0].openings}
    assert "เกียรติบัตร" not in groups(office, "1/2569")


@pytest.mark.parametrize(
    ("text", "meant"), [("l,=kp", "สมชาย"), ("ภถุ-คึต", "4563879"), ("zzz", None)]
)
def test_the_other_layout_is_offered_where_nothing_is_found(
    office: Office, text: str, meant: str | None
) -> None:
    answer = search(office, 1, text)
    assert answer.groups == ()
    assert answer.meant == meant


def test_without_a_round_villages_are_found(office: Office) -> None:
    assert search(office, None, "บ้าน").groups


def test_what_is_deleted_is_not_found_and_comes_back_by_undo(
    office: Office, scope: Scope, han: int
) -> None:
    office.delete(register("sages"), [han])
    assert people(office, "หาญ") == []
    office.undo()
    assert len(people(office, "หาญ")) == 1
    office.save(register("sages"), {"person.first_name": "มณี"}, scope, id=han)
    assert people(office, "หาญ") == []
    assert len(people(office, "มณี")) == 1
