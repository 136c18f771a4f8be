"""What the office holds already about the people and villages of a workbook."""

from collections.abc import Sequence

from db.queries.conditions import Condition
from desktop.exchange.records import SheetRows
from desktop.exchange.staged import Staging


def load_known(tables: Staging, sheets: Sequence[SheetRows], round_id: int | None) -> None:
    """Take in what the office holds about these people and villages."""
    rows = [row for sheet in sheets for row in sheet.rows]
    villages = {row.village for row in rows if row.village is not None}
    ids = {row.who.national_id for row in rows if row.who and row.who.national_id}
    people = tables["person"]
    people.load_any("national_id", ids)
    by_id = set(people.rows)
    people.load_any("village", villages)
    names = {
        str(row.values[key])
        for row in rows
        for key in ("craft.name", "wanted.name", "occupation.name")
        if row.values.get(key)
    }
    tables["occupation_kind"].load_any("name", names)
    if round_id is not None:
        everywhere = any(row.village is None for row in rows)
        _load_roles(tables, round_id, None if everywhere else villages, by_id)
        _load_round(tables, round_id, villages, {sheet.register for sheet in sheets})
        _load_named(tables)


def _load_roles(
    tables: Staging, round_id: int, villages: set[int] | None, people: set[int]
) -> None:
    """The round's sages, team members and households of `villages` (None for all) or `people`."""
    in_round = [Condition("round", "=", round_id)]
    for table, person in (
        ("sage", "person"), ("team_member", "person"), ("household", "representative")
    ):  # fmt: skip
        if villages is None:
            tables[table].load(in_round)
        else:
            tables[table].load_any("village", villages, in_round)
            tables[table].load_any(person, people, in_round)
        met = {row[person] for row in tables[table].rows.values()}
        tables["person"].load_any("id", met - tables["person"].rows.keys())


def _load_round(tables: Staging, round_id: int, villages: set[int], registers: set[str]) -> None:
    """What else the round holds that the sheets may speak of."""
    in_round = [Condition("round", "=", round_id)]
    tables["forum"].load_any("village", villages, in_round)
    if "participants" in registers:  # a cohort's persons join groups of other villages
        tables["occupation_group"].load(in_round)
    else:
        tables["occupation_group"].load_any("village", villages, in_round)
    tables["course"].load(in_round)
    tables["trainee"].load_any("course", tables["course"].rows)
    if "visits" in registers:
        tables["visit"].load_any("household", tables["household"].rows)
    if "materials" in registers:
        tables["material_need"].load_any("household", tables["household"].rows)


def _load_named(tables: Staging) -> None:
    """The occupations, trainers and groups that loaded records point at: what the office has."""
    columns = (("sage", "craft"), ("household", "wanted"), ("occupation_group", "occupation"))
    named = {row[column] for table, column in columns for row in tables[table].rows.values()}
    crafts, members = tables["occupation_kind"], tables["team_member"]
    crafts.load_any("id", named - crafts.rows.keys() - {None})
    groups, homes = tables["occupation_group"], tables["household"].rows.values()
    groups.load_any("id", {row["group"] for row in homes} - groups.rows.keys() - {None})
    responsible = {row["responsible"] for row in homes}
    members.load_any("id", responsible - members.rows.keys() - {None})
    people = {row["person"] for row in members.rows.values()}
    tables["person"].load_any("id", people - tables["person"].rows.keys())
