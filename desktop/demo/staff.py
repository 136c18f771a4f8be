"""The office's people: its head, and the officers of the tambons."""

from collections.abc import Mapping
from datetime import date

from desktop.demo.draft import Draft, Row

_HEAD = ("นายวีระพล มณีวงศ์", "พัฒนาการอำเภอโพธาราม", "0812600001", date(2022, 10, 3), None)
_COMMUNITY_WORKER = "นักวิชาการพัฒนาชุมชนชำนาญการ"

# Name, telephone, from, until, and the tambons by the last two digits of their code.
_WORKERS = (
    ("นางสาวปิยนุช แสงอรุณ", "0894400002", date(2016, 10, 3), None, "01 02 03 04 06"),
    ("นายธีรวัฒน์ พงษ์ไพบูลย์", "0865500003", date(2017, 4, 3), None, "05 07 08 09 10"),
    ("นางวราลักษณ์ ศรีอำพัน", "0926600004", date(2018, 10, 1), date(2022, 9, 30), "11 12 13 14"),
    ("นายกิตติภพ ชัยมงคล", "0957700005", date(2022, 10, 3), None, "11 12 13 14"),
    ("นางสาวสุธิดา เรืองรอง", "0838800006", date(2018, 10, 1), None, "15 16 17 18 19"),
)


class Staff:
    """Who is responsible for which tambon at which time."""

    def __init__(self, draft: Draft, tambons: Mapping[str, int]) -> None:
        """`tambons`: the id of each by its code."""
        self._of_tambon: list[tuple[str, date, date, Row]] = []
        name, position, phone, since, until = _HEAD
        draft.add(
            "officer", full_name=name, position=position, phone=phone, since=since, until=until
        )
        for name, phone, since, until, codes in _WORKERS:
            officer = draft.add(
                "officer",
                full_name=name,
                position=_COMMUNITY_WORKER,
                phone=phone,
                since=since,
                until=until,
            )
            for code in (f"7007{two}" for two in codes.split()):
                draft.add(
                    "responsibility",
                    officer=officer,
                    tambon=tambons[code],
                    since=since,
                    until=until,
                )
                self._of_tambon.append((code, since, until or date.max, officer))

    def officer_of(self, tambon: str, day: date) -> Row | None:
        """The officer who was responsible for the tambon with that code on `day`."""
        for code, since, until, officer in self._of_tambon:
            if code == tambon and since <= day <= until:
                return officer
        return None
