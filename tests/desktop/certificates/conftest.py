"""People who may hold certificates, of every kind."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from db.queries import listing
from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import Scope
from tests.db.conftest import cluster, server_address  # noqa: F401  fixtures of a real server
from tests.desktop.village_round import VillageRound

DAY = date(2026, 1, 15)


@pytest.fixture
def trained(office: Office, scope: Scope) -> list[int]:
    """The trainee ids of three sages in three villages, the last of whom did not pass."""
    course = office.save(
        register("courses"),
        {
            "name": "วิทยากรผู้นำสัมมาชีพ",
            "starts_on": "8/12/2568",
            "ends_on": "11/12/2568",
            "days": "4",
            "organiser": "ศูนย์ศึกษาและพัฒนาชุมชนเพชรบุรี",
        },
        scope,
    )
    people = (("นาย", "พิเชษฐ์", "ฝอยทอง"), ("นางสาว", "น้ำฝน", "ปิ่นแก้ว"), ("ว่าที่ร้อยตรี", "ปั้น", "กตัญญู"))
    trainees = []
    for at, (title, first, last) in enumerate(people):
        sage = office.save(
            register("sages"),
            {
                "village": at + 1,
                "person.title": title,
                "person.first_name": first,
                "person.last_name": last,
            },
            scope,
        )
        result = {"days_attended": "4", "result": "ผ่าน" if at < 2 else "ไม่ผ่าน"}
        saved = office.save(
            register("trainees"), {"course": course.id, "sage": sage.id, **result}, scope
        )
        trainees.append(saved.id or 0)
    return trainees


@pytest.fixture
def made(tmp_path: Path) -> Iterator[VillageRound]:
    """A round with three villages, where everybody is who may hold a certificate of some kind."""
    village_round = VillageRound(tmp_path / "office")
    fill(village_round)
    yield village_round
    village_round.office.close()


def fill(made: VillageRound) -> None:
    """Two sages, of whom one leads a team of two; three households, of whom two came enough."""
    first, second = made.villages[:2]
    sage = made.sage(first, selected=True, name="ก้อง")
    made.sage(second, name="ขวัญ")
    place = {"round": made.round.id, "village": first.id}
    person = listing.rows("sage", ["person"], [sage])[0][0]
    leader = made.put("team_member", **place, person=person, role="lead")
    made.put("team_member", **place, person=made.person("คำ"))
    training = made.put(
        "training",
        round=made.round.id,
        village=first.id,
        curriculum="การทอผ้าพื้นเมือง",
        starts_on=date(2026, 2, 2),
        ends_on=date(2026, 2, 6),
        days=5,
        place="ศาลาหมู่บ้าน",
    )
    for days in (5, 4, 3):
        household = made.household(first, responsible=leader)
        made.put("attendance", training=training, household=household, days_attended=days)


def text_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]
