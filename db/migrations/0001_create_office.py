"""The office's first version. Frozen: what changes later is a later step's business."""

from db.engine import OfficeDatabase


def up(database: OfficeDatabase) -> None:
    """Create every table with its indexes, and the guards that let the change log only grow."""
    if database.kind == "sqlite":
        script = f"{_TABLES}\n{_SQLITE_GUARDS}"
    else:
        script = f"{_TABLES}\n{_POSTGRESQL_GUARDS}"
        for ours, theirs in _POSTGRESQL_WORDS:
            script = script.replace(ours, theirs)
    for statement in script.strip().split("\n\n"):
        database.run(statement)


_POSTGRESQL_WORDS = (
    ("INTEGER PRIMARY KEY AUTOINCREMENT", "BIGSERIAL PRIMARY KEY"),
    (" INTEGER", " BIGINT"),
    (" BLOB", " BYTEA"),
    (") STRICT", ")"),
)

_TABLES = """
CREATE TABLE "action" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "at_utc" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "undoes_id" INTEGER,
    FOREIGN KEY ("undoes_id") REFERENCES "action" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "action_undoes_id" ON "action" ("undoes_id")

CREATE TABLE "change" (
    "seq" INTEGER NOT NULL PRIMARY KEY CHECK ("seq" >= 0),
    "action_id" INTEGER NOT NULL,
    "operation" TEXT NOT NULL CHECK ("operation" IN ('insert', 'update', 'delete')),
    "table_name" TEXT NOT NULL,
    "row_id" INTEGER NOT NULL CHECK ("row_id" >= 0),
    "before" TEXT,
    "after" TEXT,
    "digest" BLOB NOT NULL,
    "prev" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    FOREIGN KEY ("action_id") REFERENCES "action" ("id") ON DELETE RESTRICT
) STRICT

CREATE INDEX "change_action_id" ON "change" ("action_id")

CREATE INDEX "change_table_name_row_id" ON "change" ("table_name", "row_id")

CREATE TABLE "tambon" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "sort_key" BLOB NOT NULL
) STRICT

CREATE UNIQUE INDEX "tambon_uid" ON "tambon" ("uid")

CREATE UNIQUE INDEX "tambon_code" ON "tambon" ("code")

CREATE TABLE "village" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "tambon_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "moo" INTEGER CHECK ("moo" >= 0),
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "sort_key" BLOB NOT NULL,
    "search_text" TEXT NOT NULL,
    FOREIGN KEY ("tambon_id") REFERENCES "tambon" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "village_uid" ON "village" ("uid")

CREATE INDEX "village_tambon_id" ON "village" ("tambon_id")

CREATE UNIQUE INDEX "village_code" ON "village" ("code")

CREATE UNIQUE INDEX "village_tambon_id_moo" ON "village" ("tambon_id", "moo")

CREATE TABLE "office" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "amphoe_code" TEXT NOT NULL,
    "amphoe" TEXT NOT NULL,
    "changwat" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "emblem" BLOB,
    "rules_version" INTEGER NOT NULL CHECK ("rules_version" >= 0)
) STRICT

CREATE UNIQUE INDEX "office_uid" ON "office" ("uid")

CREATE TABLE "signatory" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "name" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "heads" TEXT NOT NULL CHECK ("heads" IN ('amphoe', 'office')),
    "acting" TEXT NOT NULL,
    "rank" INTEGER NOT NULL CHECK ("rank" >= 0),
    "signs" INTEGER NOT NULL CHECK ("signs" IN (0, 1))
) STRICT

CREATE UNIQUE INDEX "signatory_uid" ON "signatory" ("uid")

CREATE TABLE "picture" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "digest" TEXT NOT NULL,
    "content" BLOB NOT NULL
) STRICT

CREATE UNIQUE INDEX "picture_uid" ON "picture" ("uid")

CREATE UNIQUE INDEX "picture_digest" ON "picture" ("digest")

CREATE TABLE "officer" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "full_name" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "since" TEXT CHECK ("since" LIKE '____-__-__' AND trim("since", '0123456789-') = ''),
    "until" TEXT CHECK ("until" LIKE '____-__-__' AND trim("until", '0123456789-') = ''),
    "sort_key" BLOB NOT NULL,
    "search_text" TEXT NOT NULL
) STRICT

CREATE UNIQUE INDEX "officer_uid" ON "officer" ("uid")

CREATE TABLE "responsibility" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "officer_id" INTEGER NOT NULL,
    "tambon_id" INTEGER NOT NULL,
    "since" TEXT CHECK ("since" LIKE '____-__-__' AND trim("since", '0123456789-') = ''),
    "until" TEXT CHECK ("until" LIKE '____-__-__' AND trim("until", '0123456789-') = ''),
    FOREIGN KEY ("officer_id") REFERENCES "officer" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("tambon_id") REFERENCES "tambon" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "responsibility_uid" ON "responsibility" ("uid")

CREATE INDEX "responsibility_officer_id" ON "responsibility" ("officer_id")

CREATE INDEX "responsibility_tambon_id" ON "responsibility" ("tambon_id")

CREATE TABLE "round" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "year" INTEGER NOT NULL CHECK ("year" >= 0),
    "variant" TEXT NOT NULL CHECK ("variant" IN ('village', 'cohort')),
    "name" TEXT NOT NULL,
    "stages" TEXT NOT NULL,
    "sages_surveyed" INTEGER NOT NULL CHECK ("sages_surveyed" >= 0),
    "sages_selected" INTEGER NOT NULL CHECK ("sages_selected" >= 0),
    "team_size" INTEGER NOT NULL CHECK ("team_size" >= 0),
    "households" INTEGER NOT NULL CHECK ("households" >= 0),
    "course_days" INTEGER NOT NULL CHECK ("course_days" >= 0),
    "attendance_percent" INTEGER NOT NULL CHECK ("attendance_percent" >= 0),
    "follow_up_months" TEXT NOT NULL,
    "practising_percent" INTEGER NOT NULL CHECK ("practising_percent" >= 0),
    "income_growth_percent" INTEGER NOT NULL CHECK ("income_growth_percent" >= 0),
    "group_percent" INTEGER NOT NULL CHECK ("group_percent" >= 0),
    "group_members" INTEGER NOT NULL CHECK ("group_members" >= 0),
    "income_line" INTEGER NOT NULL CHECK ("income_line" >= 0),
    "material_budget" INTEGER CHECK ("material_budget" >= 0),
    "certificate_year" TEXT NOT NULL CHECK ("certificate_year" IN ('calendar', 'fiscal')),
    "certificate_wording" TEXT NOT NULL
) STRICT

CREATE UNIQUE INDEX "round_uid" ON "round" ("uid")

CREATE UNIQUE INDEX "round_year_variant" ON "round" ("year", "variant")

CREATE TABLE "target_village" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "round_id" INTEGER NOT NULL,
    "village_id" INTEGER NOT NULL,
    FOREIGN KEY ("round_id") REFERENCES "round" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("village_id") REFERENCES "village" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "target_village_uid" ON "target_village" ("uid")

CREATE INDEX "target_village_round_id" ON "target_village" ("round_id")

CREATE INDEX "target_village_village_id" ON "target_village" ("village_id")

CREATE UNIQUE INDEX "target_village_round_id_village_id" ON "target_village" ("round_id",
    "village_id")

CREATE TABLE "override" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "round_id" INTEGER NOT NULL,
    "village_id" INTEGER,
    "stage" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "officer" TEXT NOT NULL,
    "on_date" TEXT NOT NULL CHECK ("on_date" LIKE '____-__-__' AND trim("on_date", '0123456789-') =
        ''),
    FOREIGN KEY ("round_id") REFERENCES "round" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("village_id") REFERENCES "village" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "override_uid" ON "override" ("uid")

CREATE INDEX "override_round_id" ON "override" ("round_id")

CREATE INDEX "override_village_id" ON "override" ("village_id")

CREATE UNIQUE INDEX "override_round_id_village_id_stage" ON "override" ("round_id", "village_id",
    "stage")

CREATE UNIQUE INDEX "override_cohort" ON "override" ("round_id", "stage") WHERE "village_id" IS
    NULL

CREATE TABLE "occupation_kind" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "name" TEXT NOT NULL,
    "group_class" TEXT NOT NULL CHECK ("group_class" IN ('agriculture', 'processing', 'tourism',
        'other')),
    "bmn_class" TEXT NOT NULL CHECK ("bmn_class" IN ('rice', 'field_crops', 'orchard', 'fishery',
        'livestock', 'trade', 'labour', 'service', 'own_business', 'other')),
    "sort_key" BLOB NOT NULL,
    "search_text" TEXT NOT NULL
) STRICT

CREATE UNIQUE INDEX "occupation_kind_uid" ON "occupation_kind" ("uid")

CREATE UNIQUE INDEX "occupation_kind_name" ON "occupation_kind" ("name")

CREATE TABLE "person" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "title" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "national_id" TEXT CHECK (length("national_id") = 13 AND trim("national_id", '0123456789') =
        ''),
    "birth_date" TEXT CHECK ("birth_date" LIKE '____-__-__' AND trim("birth_date", '0123456789-') =
        ''),
    "house_no" TEXT NOT NULL,
    "village_id" INTEGER,
    "phone" TEXT NOT NULL,
    "sort_key" BLOB NOT NULL,
    "search_text" TEXT NOT NULL,
    FOREIGN KEY ("village_id") REFERENCES "village" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "person_uid" ON "person" ("uid")

CREATE UNIQUE INDEX "person_national_id" ON "person" ("national_id")

CREATE INDEX "person_village_id" ON "person" ("village_id")

CREATE INDEX "person_sort_key" ON "person" ("sort_key")

CREATE TABLE "sage" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "round_id" INTEGER NOT NULL,
    "village_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "craft_id" INTEGER,
    "years" INTEGER CHECK ("years" >= 0),
    "achievements" TEXT NOT NULL,
    "votes" INTEGER CHECK ("votes" >= 0),
    "selected" INTEGER NOT NULL CHECK ("selected" IN (0, 1)),
    FOREIGN KEY ("round_id") REFERENCES "round" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("village_id") REFERENCES "village" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("craft_id") REFERENCES "occupation_kind" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "sage_uid" ON "sage" ("uid")

CREATE INDEX "sage_round_id" ON "sage" ("round_id")

CREATE INDEX "sage_village_id" ON "sage" ("village_id")

CREATE INDEX "sage_person_id" ON "sage" ("person_id")

CREATE INDEX "sage_craft_id" ON "sage" ("craft_id")

CREATE UNIQUE INDEX "sage_round_id_person_id" ON "sage" ("round_id", "person_id")

CREATE INDEX "sage_round_id_village_id" ON "sage" ("round_id", "village_id")

CREATE TABLE "forum" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "round_id" INTEGER NOT NULL,
    "village_id" INTEGER NOT NULL,
    "held_on" TEXT CHECK ("held_on" LIKE '____-__-__' AND trim("held_on", '0123456789-') = ''),
    "place" TEXT NOT NULL,
    "households_total" INTEGER CHECK ("households_total" >= 0),
    "households_present" INTEGER CHECK ("households_present" >= 0),
    "chair" TEXT NOT NULL,
    "accepted" INTEGER NOT NULL CHECK ("accepted" IN (0, 1)),
    "resolution" TEXT NOT NULL,
    FOREIGN KEY ("round_id") REFERENCES "round" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("village_id") REFERENCES "village" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "forum_uid" ON "forum" ("uid")

CREATE INDEX "forum_round_id" ON "forum" ("round_id")

CREATE INDEX "forum_village_id" ON "forum" ("village_id")

CREATE UNIQUE INDEX "forum_round_id_village_id" ON "forum" ("round_id", "village_id")

CREATE TABLE "course" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "round_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL CHECK ("starts_on" LIKE '____-__-__' AND trim("starts_on",
        '0123456789-') = ''),
    "ends_on" TEXT NOT NULL CHECK ("ends_on" LIKE '____-__-__' AND trim("ends_on", '0123456789-') =
        ''),
    "days" INTEGER NOT NULL CHECK ("days" >= 0),
    "place" TEXT NOT NULL,
    "organiser" TEXT NOT NULL,
    "sort_key" BLOB NOT NULL,
    "search_text" TEXT NOT NULL,
    FOREIGN KEY ("round_id") REFERENCES "round" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "course_uid" ON "course" ("uid")

CREATE INDEX "course_round_id" ON "course" ("round_id")

CREATE TABLE "trainee" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "course_id" INTEGER NOT NULL,
    "sage_id" INTEGER NOT NULL,
    "days_attended" INTEGER CHECK ("days_attended" >= 0),
    "result" TEXT CHECK ("result" IN ('passed', 'failed')),
    "note" TEXT NOT NULL,
    FOREIGN KEY ("course_id") REFERENCES "course" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("sage_id") REFERENCES "sage" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "trainee_uid" ON "trainee" ("uid")

CREATE INDEX "trainee_course_id" ON "trainee" ("course_id")

CREATE INDEX "trainee_sage_id" ON "trainee" ("sage_id")

CREATE UNIQUE INDEX "trainee_course_id_sage_id" ON "trainee" ("course_id", "sage_id")

CREATE TABLE "team_member" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "round_id" INTEGER NOT NULL,
    "village_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL CHECK ("role" IN ('lead', 'member')),
    "note" TEXT NOT NULL,
    FOREIGN KEY ("round_id") REFERENCES "round" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("village_id") REFERENCES "village" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "team_member_uid" ON "team_member" ("uid")

CREATE INDEX "team_member_round_id" ON "team_member" ("round_id")

CREATE INDEX "team_member_village_id" ON "team_member" ("village_id")

CREATE INDEX "team_member_person_id" ON "team_member" ("person_id")

CREATE UNIQUE INDEX "team_member_round_id_person_id" ON "team_member" ("round_id", "person_id")

CREATE INDEX "team_member_round_id_village_id" ON "team_member" ("round_id", "village_id")

CREATE TABLE "household" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "round_id" INTEGER NOT NULL,
    "village_id" INTEGER NOT NULL,
    "representative_id" INTEGER NOT NULL,
    "head_name" TEXT NOT NULL,
    "house_no" TEXT NOT NULL,
    "members" INTEGER CHECK ("members" >= 0),
    "wanted_id" INTEGER,
    "volunteered" INTEGER NOT NULL CHECK ("volunteered" IN (0, 1)),
    "responsible_id" INTEGER,
    "eligibility" TEXT CHECK ("eligibility" IN ('livelihood_affected', 'disaster', 'aged_60')),
    "ready_for_group" INTEGER NOT NULL CHECK ("ready_for_group" IN (0, 1)),
    "baseline_on" TEXT CHECK ("baseline_on" LIKE '____-__-__' AND trim("baseline_on",
        '0123456789-') = ''),
    "baseline_main" INTEGER CHECK ("baseline_main" >= 0),
    "baseline_secondary" INTEGER CHECK ("baseline_secondary" >= 0),
    "baseline_other" INTEGER CHECK ("baseline_other" >= 0),
    "baseline_own_use" INTEGER CHECK ("baseline_own_use" >= 0),
    "baseline_total" INTEGER CHECK ("baseline_total" >= 0),
    FOREIGN KEY ("round_id") REFERENCES "round" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("village_id") REFERENCES "village" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("representative_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("wanted_id") REFERENCES "occupation_kind" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("responsible_id") REFERENCES "team_member" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "household_uid" ON "household" ("uid")

CREATE INDEX "household_round_id" ON "household" ("round_id")

CREATE INDEX "household_village_id" ON "household" ("village_id")

CREATE INDEX "household_representative_id" ON "household" ("representative_id")

CREATE INDEX "household_wanted_id" ON "household" ("wanted_id")

CREATE INDEX "household_responsible_id" ON "household" ("responsible_id")

CREATE UNIQUE INDEX "household_round_id_representative_id" ON "household" ("round_id",
    "representative_id")

CREATE INDEX "household_round_id_village_id" ON "household" ("round_id", "village_id")

CREATE TABLE "purchase" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "round_id" INTEGER NOT NULL,
    "village_id" INTEGER,
    "name" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "sort_key" BLOB NOT NULL,
    "search_text" TEXT NOT NULL,
    FOREIGN KEY ("round_id") REFERENCES "round" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("village_id") REFERENCES "village" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "purchase_uid" ON "purchase" ("uid")

CREATE INDEX "purchase_round_id" ON "purchase" ("round_id")

CREATE INDEX "purchase_village_id" ON "purchase" ("village_id")

CREATE TABLE "purchase_step" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "purchase_id" INTEGER NOT NULL,
    "step" TEXT NOT NULL CHECK ("step" IN ('request', 'quotation', 'approval', 'order', 'delivery',
        'inspection', 'stock', 'issue', 'payment')),
    "number" TEXT NOT NULL,
    "on_date" TEXT CHECK ("on_date" LIKE '____-__-__' AND trim("on_date", '0123456789-') = ''),
    "amount" INTEGER CHECK ("amount" >= 0),
    "at_province" INTEGER NOT NULL CHECK ("at_province" IN (0, 1)),
    FOREIGN KEY ("purchase_id") REFERENCES "purchase" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "purchase_step_uid" ON "purchase_step" ("uid")

CREATE INDEX "purchase_step_purchase_id" ON "purchase_step" ("purchase_id")

CREATE UNIQUE INDEX "purchase_step_purchase_id_step" ON "purchase_step" ("purchase_id", "step")

CREATE TABLE "material_need" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "household_id" INTEGER NOT NULL,
    "purchase_id" INTEGER,
    "item" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL CHECK ("quantity" >= 0),
    "unit" TEXT NOT NULL,
    "unit_price" INTEGER CHECK ("unit_price" >= 0),
    "cost" INTEGER CHECK ("cost" >= 0),
    "received_on" TEXT CHECK ("received_on" LIKE '____-__-__' AND trim("received_on",
        '0123456789-') = ''),
    "sort_key" BLOB NOT NULL,
    "search_text" TEXT NOT NULL,
    FOREIGN KEY ("household_id") REFERENCES "household" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("purchase_id") REFERENCES "purchase" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "material_need_uid" ON "material_need" ("uid")

CREATE INDEX "material_need_household_id" ON "material_need" ("household_id")

CREATE INDEX "material_need_purchase_id" ON "material_need" ("purchase_id")

CREATE TABLE "training" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "round_id" INTEGER NOT NULL,
    "village_id" INTEGER,
    "curriculum" TEXT NOT NULL,
    "starts_on" TEXT CHECK ("starts_on" LIKE '____-__-__' AND trim("starts_on", '0123456789-') =
        ''),
    "ends_on" TEXT CHECK ("ends_on" LIKE '____-__-__' AND trim("ends_on", '0123456789-') = ''),
    "days" INTEGER NOT NULL CHECK ("days" >= 0),
    "place" TEXT NOT NULL,
    "sort_key" BLOB NOT NULL,
    "search_text" TEXT NOT NULL,
    FOREIGN KEY ("round_id") REFERENCES "round" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("village_id") REFERENCES "village" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "training_uid" ON "training" ("uid")

CREATE INDEX "training_round_id" ON "training" ("round_id")

CREATE INDEX "training_village_id" ON "training" ("village_id")

CREATE TABLE "attendance" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "training_id" INTEGER NOT NULL,
    "household_id" INTEGER NOT NULL,
    "days_attended" INTEGER NOT NULL CHECK ("days_attended" >= 0),
    FOREIGN KEY ("training_id") REFERENCES "training" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("household_id") REFERENCES "household" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "attendance_uid" ON "attendance" ("uid")

CREATE INDEX "attendance_training_id" ON "attendance" ("training_id")

CREATE INDEX "attendance_household_id" ON "attendance" ("household_id")

CREATE UNIQUE INDEX "attendance_training_id_household_id" ON "attendance" ("training_id",
    "household_id")

CREATE TABLE "occupation_group" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "round_id" INTEGER NOT NULL,
    "village_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "occupation_id" INTEGER,
    "group_class" TEXT CHECK ("group_class" IN ('agriculture', 'processing', 'tourism', 'other')),
    "registered_on" TEXT CHECK ("registered_on" LIKE '____-__-__' AND trim("registered_on",
        '0123456789-') = ''),
    "phone" TEXT NOT NULL,
    "chair" TEXT NOT NULL,
    "secretary" TEXT NOT NULL,
    "treasurer" TEXT NOT NULL,
    "members" INTEGER CHECK ("members" >= 0),
    "has_rules" INTEGER NOT NULL CHECK ("has_rules" IN (0, 1)),
    "fund" INTEGER CHECK ("fund" >= 0),
    "sort_key" BLOB NOT NULL,
    "search_text" TEXT NOT NULL,
    FOREIGN KEY ("round_id") REFERENCES "round" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("village_id") REFERENCES "village" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("occupation_id") REFERENCES "occupation_kind" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "occupation_group_uid" ON "occupation_group" ("uid")

CREATE INDEX "occupation_group_round_id" ON "occupation_group" ("round_id")

CREATE INDEX "occupation_group_village_id" ON "occupation_group" ("village_id")

CREATE INDEX "occupation_group_occupation_id" ON "occupation_group" ("occupation_id")

CREATE INDEX "occupation_group_round_id_village_id" ON "occupation_group" ("round_id",
    "village_id")

CREATE TABLE "visit" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "household_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL CHECK ("number" >= 0),
    "visited_on" TEXT NOT NULL CHECK ("visited_on" LIKE '____-__-__' AND trim("visited_on",
        '0123456789-') = ''),
    "officer_id" INTEGER,
    "practising" TEXT CHECK ("practising" IN ('practising', 'stopped')),
    "stopped_reason" TEXT NOT NULL,
    "income_main" INTEGER CHECK ("income_main" >= 0),
    "income_secondary" INTEGER CHECK ("income_secondary" >= 0),
    "income_other" INTEGER CHECK ("income_other" >= 0),
    "income_own_use" INTEGER CHECK ("income_own_use" >= 0),
    "income_total" INTEGER CHECK ("income_total" >= 0),
    "income_trained" INTEGER CHECK ("income_trained" >= 0),
    "expenses" INTEGER CHECK ("expenses" >= 0),
    "savings" INTEGER CHECK ("savings" >= 0),
    "debts" INTEGER CHECK ("debts" >= 0),
    "advice" TEXT NOT NULL,
    FOREIGN KEY ("household_id") REFERENCES "household" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("officer_id") REFERENCES "officer" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "visit_uid" ON "visit" ("uid")

CREATE INDEX "visit_household_id" ON "visit" ("household_id")

CREATE INDEX "visit_officer_id" ON "visit" ("officer_id")

CREATE UNIQUE INDEX "visit_household_id_number" ON "visit" ("household_id", "number")

CREATE TABLE "certificate" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "round_id" INTEGER,
    "trainee_id" INTEGER,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL CHECK ("year" >= 0),
    "serial" INTEGER NOT NULL CHECK ("serial" >= 0),
    "number" TEXT NOT NULL,
    "issued_on" TEXT NOT NULL CHECK ("issued_on" LIKE '____-__-__' AND trim("issued_on",
        '0123456789-') = ''),
    "recipient" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "design" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "status" TEXT NOT NULL CHECK ("status" IN ('issued', 'void')),
    "void_reason" TEXT NOT NULL,
    FOREIGN KEY ("round_id") REFERENCES "round" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("trainee_id") REFERENCES "trainee" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "certificate_uid" ON "certificate" ("uid")

CREATE INDEX "certificate_round_id" ON "certificate" ("round_id")

CREATE INDEX "certificate_trainee_id" ON "certificate" ("trainee_id")

CREATE UNIQUE INDEX "certificate_kind_year_serial" ON "certificate" ("kind", "year", "serial")
"""

_SQLITE_GUARDS = """
CREATE TRIGGER "action_stays" BEFORE DELETE ON "action" BEGIN SELECT RAISE(ABORT,
    'action only grows'); END

CREATE TRIGGER "action_fixed" BEFORE UPDATE ON "action" BEGIN SELECT RAISE(ABORT,
    'action only grows'); END

CREATE TRIGGER "change_stays" BEFORE DELETE ON "change" BEGIN SELECT RAISE(ABORT,
    'change only grows'); END

CREATE TRIGGER "change_fixed" BEFORE UPDATE OF "seq", "action_id", "operation", "table_name",
    "row_id", "digest", "prev", "hash" ON "change" BEGIN SELECT RAISE(ABORT, 'change only grows');
    END

CREATE TRIGGER "change_emptied" BEFORE UPDATE ON "change" WHEN NEW.before IS NOT NULL OR NEW.after
    IS NOT NULL BEGIN SELECT RAISE(ABORT, 'change only grows'); END
"""

_POSTGRESQL_GUARDS = """
CREATE FUNCTION "action_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION
    'action only grows'; END $$

CREATE TRIGGER "action_stays" BEFORE DELETE OR TRUNCATE ON "action" EXECUTE FUNCTION
    "action_only_grows"()

CREATE TRIGGER "action_fixed" BEFORE UPDATE ON "action" EXECUTE FUNCTION "action_only_grows"()

CREATE FUNCTION "change_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION
    'change only grows'; END $$

CREATE TRIGGER "change_stays" BEFORE DELETE OR TRUNCATE ON "change" EXECUTE FUNCTION
    "change_only_grows"()

CREATE TRIGGER "change_fixed" BEFORE UPDATE OF "seq", "action_id", "operation", "table_name",
    "row_id", "digest", "prev", "hash" ON "change" EXECUTE FUNCTION "change_only_grows"()

CREATE TRIGGER "change_emptied" BEFORE UPDATE ON "change" FOR EACH ROW WHEN (NEW.before IS NOT NULL
    OR NEW.after IS NOT NULL) EXECUTE FUNCTION "change_only_grows"()
"""
