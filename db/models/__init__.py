"""The tables, in the order in which they are created."""

from typing import Any

from db.models.attachment import Attachment
from db.models.certificate import (
    Certificate,
    CertificateDesign,
    CertificateKind,
    CertificatePrint,
    SigningKey,
)
from db.models.change import Action, Change
from db.models.data_check import AcceptedFinding
from db.models.follow_up import Visit
from db.models.materials import MaterialNeed, Purchase, PurchaseStep
from db.models.occupation import Attendance, Training
from db.models.occupation_group import OccupationGroup
from db.models.office import Office, Officer, Picture, Responsibility, Signatory
from db.models.person import OccupationKind, Person
from db.models.place import Tambon, Village
from db.models.round import Override, Round, TargetVillage
from db.models.saved_list import SavedList
from db.models.survey import Criterion, Forum, Sage, SageScore
from db.models.team import Household, HouseholdMember, TeamMember
from db.models.trainer_course import (
    Course,
    CourseCost,
    CourseQuestion,
    CourseSession,
    CourseTopic,
    OccupationOption,
    SessionAttendance,
    Trainee,
)

MODELS = (
    Action,
    Change,
    Tambon,
    Village,
    Office,
    Picture,
    Signatory,
    Officer,
    Responsibility,
    Round,
    TargetVillage,
    Override,
    OccupationKind,
    Person,
    Sage,
    Forum,
    Course,
    Trainee,
    TeamMember,
    OccupationGroup,
    Household,
    Purchase,
    PurchaseStep,
    MaterialNeed,
    Training,
    Attendance,
    Visit,
    CertificateDesign,
    Certificate,
    SavedList,
    AcceptedFinding,
    Criterion,
    SageScore,
    CourseTopic,
    CourseSession,
    SessionAttendance,
    CourseQuestion,
    CourseCost,
    OccupationOption,
    HouseholdMember,
    Attachment,
    CertificateKind,
    CertificatePrint,
    SigningKey,
)

TABLES: dict[str, Any] = {model._meta.table_name: model for model in MODELS}  # noqa: SLF001
"""The tables by the name that the layers above know them by."""
