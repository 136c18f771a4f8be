"""The tables an import writes, in the order in which their rows may point at one another."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "occupation_kind": ("name",),
    "person": (
        *("title", "first_name", "last_name", "national_id", "birth_date", "house_no"),
        *("village", "phone"),
    ),
    "sage": ("round", "village", "person", "craft", "years", "achievements", "votes", "selected"),
    "forum": ("round", "village", "held_on"),
    "course": ("round", "name", "starts_on", "ends_on", "days", "place", "organiser"),
    "trainee": ("course", "sage", "days_attended", "result", "note"),
    "team_member": ("round", "village", "person", "role", "note"),
    "occupation_group": (
        *("round", "village", "name", "occupation", "group_class", "registered_on", "phone"),
        *("chair", "secretary", "treasurer", "members", "has_rules", "fund"),
    ),
    "household": (
        *("round", "village", "representative", "head_name", "house_no", "members", "wanted"),
        *("volunteered", "responsible", "group", "eligibility", "ready_for_group", "baseline_on"),
        *("baseline_main", "baseline_secondary", "baseline_other", "baseline_own_use"),
    ),
    "material_need": ("household", "item", "quantity", "unit", "unit_price", "received_on"),
    "visit": (
        *("household", "number", "visited_on", "practising", "stopped_reason", "advice"),
        *("income_main", "income_secondary", "income_other", "income_own_use"),
        *("income_trained", "expenses", "savings", "debts"),
    ),
}

LINKS: dict[str, tuple[str, ...]] = {
    "occupation_kind": (),
    "person": (),
    "sage": ("round", "person", "craft"),
    "forum": ("round",),
    "course": ("round",),
    "trainee": ("course", "sage"),
    "team_member": ("round", "person"),
    "occupation_group": ("round", "occupation"),
    "household": ("round", "representative", "wanted", "responsible", "group"),
    "material_need": ("household",),
    "visit": ("household",),
}
"""The columns that point at rows which the same import may have made."""
