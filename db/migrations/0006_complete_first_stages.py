"""The stages ๑ to ๓ in full: scores, resolutions, sessions, costs, wishes, members, papers."""

from db.engine import OfficeDatabase
from db.migrations.columns import blank, count, day, flag, link, one_of, texts, whole
from db.migrations.rebuild import add_columns
from db.migrations.script import run_script


def up(database: OfficeDatabase) -> None:
    """Add the columns to the tables that are there, then the new tables."""
    for table, columns in _COLUMNS.items():
        add_columns(database, table, columns, blank(columns) | _FILLS.get(table, {}))
    run_script(database, _INDEXES)
    run_script(database, _TABLES)


def _votes(on: str) -> dict[str, str]:
    return one_of(f"{on}_by", "consensus show_of_hands") | count(
        f"{on}_for", f"{on}_against", f"{on}_abstained"
    )


_COLUMNS: dict[str, dict[str, str]] = {
    "round": {
        **whole("test_percent", "quorum_percent"),
        **count("speaker_state", "speaker_private", "snack_state", "snack_private"),
        **count("meals_all", "meals_part"),
    },
    "sage": {
        **one_of(
            "knowledge_field",
            "agriculture crafts medicine resources funds arts language religion food welfare other",
        ),
        **day("surveyed_on"),
        **texts("learning_centre", "can_teach"),
        **one_of("willing", "yes unsure no"),
        **day("consent_on"),
        **texts("consent_text", "sources"),
        **link("instead_of", "sage"),
        **texts("instead_reason"),
    },
    "forum": {
        **texts("recorder"),
        **count("quorum"),
        **_votes("trainer"),
        **one_of("tie_rule", "chair revote lot"),
        **texts("occupation_names"),
        **_votes("occupation"),
        **flag("occupation_accepted"),
        **_votes("target"),
        **flag("target_accepted"),
    },
    "course": count("test_marks", "hours"),
    "trainee": count("pre_test", "post_test", "hours_attended"),
    "team_member": {
        **texts("other_reason", "duties"),
        **day("prepared_on"),
        **texts("order_no"),
        **day("order_on"),
        **day("appraised_on"),
        **count("appraisal"),
        **texts("appraisal_note"),
    },
    "household": {
        **day("applied_on"),
        **texts("intent"),
        **one_of("readiness", "ready needs_support not_ready"),
        **link("wanted_second", "occupation_kind"),
        **link("wanted_third", "occupation_kind"),
        **count("expense_production", "expense_essential", "expense_other", "expense_debt"),
        **count("expense_total", "land"),
        **texts("tools"),
        **count("debts", "savings"),
        **texts("funds"),
        "status": """TEXT NOT NULL CHECK ("status" IN ('chosen', 'reserve', 'withdrawn'))""",
        **count("reserve_rank"),
        **day("withdrawn_on"),
        **texts("withdrawn_reason"),
        **link("replaces", "household"),
    },
}

_FILLS = {
    "round": {"test_percent": "0", "quorum_percent": "0"},
    "forum": {"occupation_accepted": "0", "target_accepted": "0"},
    "household": {"status": "'chosen'"},
}

_INDEXES = """
CREATE INDEX "sage_instead_of_id" ON "sage" ("instead_of_id")

CREATE INDEX "household_wanted_second_id" ON "household" ("wanted_second_id")

CREATE INDEX "household_wanted_third_id" ON "household" ("wanted_third_id")

CREATE INDEX "household_replaces_id" ON "household" ("replaces_id")
"""

_TABLES = """
CREATE TABLE "criterion" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "round_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL CHECK ("position" >= 0),
    "name" TEXT NOT NULL,
    "maximum" INTEGER NOT NULL CHECK ("maximum" >= 0),
    "weight" INTEGER NOT NULL CHECK ("weight" >= 0),
    FOREIGN KEY ("round_id") REFERENCES "round" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "criterion_uid" ON "criterion" ("uid")

CREATE INDEX "criterion_round_id" ON "criterion" ("round_id")

CREATE UNIQUE INDEX "criterion_round_id_name" ON "criterion" ("round_id", "name")

CREATE TABLE "sage_score" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "sage_id" INTEGER NOT NULL,
    "criterion_id" INTEGER NOT NULL,
    "points" INTEGER NOT NULL CHECK ("points" >= 0),
    FOREIGN KEY ("sage_id") REFERENCES "sage" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("criterion_id") REFERENCES "criterion" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "sage_score_uid" ON "sage_score" ("uid")

CREATE INDEX "sage_score_sage_id" ON "sage_score" ("sage_id")

CREATE INDEX "sage_score_criterion_id" ON "sage_score" ("criterion_id")

CREATE UNIQUE INDEX "sage_score_sage_id_criterion_id" ON "sage_score" ("sage_id", "criterion_id")

CREATE TABLE "course_topic" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "course_id" INTEGER NOT NULL,
    "on_date" TEXT CHECK ("on_date" LIKE '____-__-__' AND trim("on_date", '0123456789-') = ''),
    "topic" TEXT NOT NULL,
    "hours" INTEGER CHECK ("hours" >= 0),
    "speaker" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    FOREIGN KEY ("course_id") REFERENCES "course" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "course_topic_uid" ON "course_topic" ("uid")

CREATE INDEX "course_topic_course_id" ON "course_topic" ("course_id")

CREATE TABLE "course_session" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "course_id" INTEGER NOT NULL,
    "on_date" TEXT NOT NULL CHECK ("on_date" LIKE '____-__-__' AND trim("on_date", '0123456789-') =
        ''),
    "half" TEXT NOT NULL CHECK ("half" IN ('morning', 'afternoon')),
    "hours" INTEGER NOT NULL CHECK ("hours" >= 0),
    FOREIGN KEY ("course_id") REFERENCES "course" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "course_session_uid" ON "course_session" ("uid")

CREATE INDEX "course_session_course_id" ON "course_session" ("course_id")

CREATE UNIQUE INDEX "course_session_course_id_on_date_half" ON "course_session" ("course_id",
    "on_date", "half")

CREATE TABLE "session_attendance" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "session_id" INTEGER NOT NULL,
    "trainee_id" INTEGER NOT NULL,
    "present" INTEGER NOT NULL CHECK ("present" IN (0, 1)),
    FOREIGN KEY ("session_id") REFERENCES "course_session" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("trainee_id") REFERENCES "trainee" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "session_attendance_uid" ON "session_attendance" ("uid")

CREATE INDEX "session_attendance_session_id" ON "session_attendance" ("session_id")

CREATE INDEX "session_attendance_trainee_id" ON "session_attendance" ("trainee_id")

CREATE UNIQUE INDEX "session_attendance_session_id_trainee_id" ON "session_attendance"
    ("session_id", "trainee_id")

CREATE TABLE "course_question" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "course_id" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "fives" INTEGER NOT NULL CHECK ("fives" >= 0),
    "fours" INTEGER NOT NULL CHECK ("fours" >= 0),
    "threes" INTEGER NOT NULL CHECK ("threes" >= 0),
    "twos" INTEGER NOT NULL CHECK ("twos" >= 0),
    "ones" INTEGER NOT NULL CHECK ("ones" >= 0),
    FOREIGN KEY ("course_id") REFERENCES "course" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "course_question_uid" ON "course_question" ("uid")

CREATE INDEX "course_question_course_id" ON "course_question" ("course_id")

CREATE UNIQUE INDEX "course_question_course_id_question" ON "course_question" ("course_id",
    "question")

CREATE TABLE "course_cost" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "course_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('speaker_state', 'speaker_private', 'snack_state',
        'snack_private', 'meals_all', 'meals_part', 'lodging', 'travel', 'materials', 'other')),
    "payee" TEXT NOT NULL,
    "rate" INTEGER CHECK ("rate" >= 0),
    "quantity" INTEGER CHECK ("quantity" >= 0),
    "times" INTEGER NOT NULL CHECK ("times" >= 0),
    "note" TEXT NOT NULL,
    "amount" INTEGER CHECK ("amount" >= 0),
    FOREIGN KEY ("course_id") REFERENCES "course" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "course_cost_uid" ON "course_cost" ("uid")

CREATE INDEX "course_cost_course_id" ON "course_cost" ("course_id")

CREATE TABLE "occupation_option" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "round_id" INTEGER NOT NULL,
    "village_id" INTEGER NOT NULL,
    "occupation_id" INTEGER,
    "brought_by_id" INTEGER,
    "wanted_by" INTEGER CHECK ("wanted_by" >= 0),
    "people" TEXT CHECK ("people" IN ('enough', 'some', 'none')),
    "land" TEXT CHECK ("land" IN ('enough', 'some', 'none')),
    "water" TEXT CHECK ("water" IN ('enough', 'some', 'none')),
    "raw_material" TEXT CHECK ("raw_material" IN ('enough', 'some', 'none')),
    "market" TEXT CHECK ("market" IN ('enough', 'some', 'none')),
    "fund" TEXT CHECK ("fund" IN ('enough', 'some', 'none')),
    "cycle_months" INTEGER CHECK ("cycle_months" >= 0),
    "cost" INTEGER CHECK ("cost" >= 0),
    "sales" INTEGER CHECK ("sales" >= 0),
    "market_inside" TEXT NOT NULL,
    "market_outside" TEXT NOT NULL,
    "chosen" INTEGER NOT NULL CHECK ("chosen" IN (0, 1)),
    "note" TEXT NOT NULL,
    "profit" INTEGER,
    FOREIGN KEY ("round_id") REFERENCES "round" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("village_id") REFERENCES "village" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("occupation_id") REFERENCES "occupation_kind" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("brought_by_id") REFERENCES "sage" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "occupation_option_uid" ON "occupation_option" ("uid")

CREATE INDEX "occupation_option_round_id" ON "occupation_option" ("round_id")

CREATE INDEX "occupation_option_village_id" ON "occupation_option" ("village_id")

CREATE INDEX "occupation_option_occupation_id" ON "occupation_option" ("occupation_id")

CREATE INDEX "occupation_option_brought_by_id" ON "occupation_option" ("brought_by_id")

CREATE INDEX "occupation_option_round_id_village_id" ON "occupation_option" ("round_id",
    "village_id")

CREATE TABLE "household_member" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "household_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "relation" TEXT NOT NULL,
    "trains" INTEGER NOT NULL CHECK ("trains" IN (0, 1)),
    "note" TEXT NOT NULL,
    FOREIGN KEY ("household_id") REFERENCES "household" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "household_member_uid" ON "household_member" ("uid")

CREATE INDEX "household_member_household_id" ON "household_member" ("household_id")

CREATE INDEX "household_member_person_id" ON "household_member" ("person_id")

CREATE UNIQUE INDEX "household_member_household_id_person_id" ON "household_member" ("household_id",
    "person_id")

CREATE TABLE "attachment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 0),
    "sage_id" INTEGER,
    "forum_id" INTEGER,
    "course_id" INTEGER,
    "team_member_id" INTEGER,
    "household_id" INTEGER,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('photo', 'minutes', 'sign_in', 'application', 'order',
        'other')),
    "media" TEXT NOT NULL CHECK ("media" IN ('image/jpeg', 'image/png', 'application/pdf')),
    "name" TEXT NOT NULL,
    "picture_id" INTEGER NOT NULL,
    FOREIGN KEY ("sage_id") REFERENCES "sage" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("forum_id") REFERENCES "forum" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("course_id") REFERENCES "course" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("team_member_id") REFERENCES "team_member" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("household_id") REFERENCES "household" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("picture_id") REFERENCES "picture" ("id") ON DELETE RESTRICT
) STRICT

CREATE UNIQUE INDEX "attachment_uid" ON "attachment" ("uid")

CREATE INDEX "attachment_sage_id" ON "attachment" ("sage_id")

CREATE INDEX "attachment_forum_id" ON "attachment" ("forum_id")

CREATE INDEX "attachment_course_id" ON "attachment" ("course_id")

CREATE INDEX "attachment_team_member_id" ON "attachment" ("team_member_id")

CREATE INDEX "attachment_household_id" ON "attachment" ("household_id")

CREATE INDEX "attachment_picture_id" ON "attachment" ("picture_id")
"""
