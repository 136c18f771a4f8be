"""Every action is titled by what was done to whom, as the undo list and the history show it."""

from dataclasses import replace
from datetime import date

from desktop.certificates import issue, void
from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import Scope


def put(office: Office, scope: Scope, key: str, **typed: object) -> int:
    raw = {name.replace("__", "."): value for name, value in typed.items()}
    saved = office.save(register(key), raw, scope)
    assert saved.id is not None, saved.problems
    return saved.id


def newest(office: Office) -> str:
    return office.history(1)[0].title


def put_sage(office: Office, scope: Scope, first: str) -> int:
    named = {"person__title": "นาย", "person__first_name": first, "person__last_name": "ใจดี"}
    return put(office, scope, "sages", village=office.villages()[0].id, **named)


def test_records_are_named_by_their_people_and_places(office: Office, scope: Scope) -> None:
    village = office.villages()[0]
    sage = put_sage(office, scope, "แก้ว")
    assert newest(office) == "เพิ่มปราชญ์ชุมชน: นายแก้ว ใจดี"
    other = put_sage(office, scope, "กมล")
    office.delete(register("sages"), [sage, other])
    assert newest(office) == "ลบปราชญ์ชุมชน: นายแก้ว ใจดี และอีก 1 รายการ"
    forum = put(office, scope, "forums", village=village.id, held_on="1/2/69")
    assert newest(office) == f"เพิ่มเวทีประชาคม: {village.label} ต.{village.tambon}"
    office.delete(register("forums"), [forum])
    assert newest(office) == f"ลบเวทีประชาคม: {village.label} ต.{village.tambon}"


def test_a_choice_reads_by_its_label(office: Office, scope: Scope) -> None:
    lot = put(office, scope, "purchases", name="พันธุ์ปลา")
    put(office, scope, "purchase_steps", purchase=lot, step="request")
    assert newest(office).endswith(": ขอซื้อ") or "request" not in newest(office)


def test_rounds_targets_and_leaves_say_of_which_village_and_stage(office: Office) -> None:
    round_, villages = office.rounds()[0], office.villages()
    office.set_targets(round_.id, [one.id for one in villages[1:6]])
    title = f"หมู่บ้านเป้าหมายปี 2569: เพิ่ม{villages[5].label} นำ{villages[0].label}ออก"
    assert newest(office) == title
    office.override(round_.id, villages[1].id, "survey", "น้ำท่วม", "สมศรี")
    assert newest(office) == f"ผ่อนผันให้{villages[1].label}ดำเนินการต่อ: ปราชญ์ชุมชน"
    office.withdraw_override(round_.id, villages[1].id, "survey")
    assert newest(office) == f"ยกเลิกการผ่อนผันของ{villages[1].label}: ปราชญ์ชุมชน"
    office.change_round(round_.id, replace(round_.settings, team_size=6))
    assert "2569" in newest(office)


def test_certificates_say_whose_and_which_number(office: Office, scope: Scope) -> None:
    sage = put_sage(office, scope, "แก้ว")
    course = put(
        office, scope, "courses", name="วิทยากร", starts_on="1/1/69", ends_on="4/1/69", days="4"
    )
    put(office, scope, "trainees", course=course, sage=sage, days_attended="4", result="passed")
    certificates = issue(office, scope.round_id or 0, issued_on=date(2026, 2, 1))
    assert newest(office) == "ออกเกียรติบัตร: นายแก้ว ใจดี"
    void(office, certificates, "พิมพ์ผิด")
    assert newest(office) == "ยกเลิกเกียรติบัตรเลขที่ 1/2569"
