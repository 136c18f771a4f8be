"""The office's own registers: officers, their tambons, and who signs."""

from desktop.programme.vocabulary import Choice, Column, Field, Kind, Register
from desktop.words import N_

_OFFICER = N_("Officer")
_SIGNATORY = N_("Signatory")

OFFICERS = Register(
    key="officers",
    label=N_("Officers"),
    one=N_("Officer"),
    table="officer",
    title="full_name",
    order=("sort_key",),
    search=("search_text",),
    round="",
    village="",
    hint=N_("Record who works in the office."),
    fields=(
        Field("full_name", N_("Full name with title"), section=_OFFICER, required=True, width=24),
        Field(
            "position",
            N_("Position"),
            section=_OFFICER,
            required=True,
            suggest="officer.position",
            width=24,
        ),
        Field("phone", N_("Telephone"), Kind.PHONE, _OFFICER, width=14),
        Field("since", N_("From"), Kind.DATE, _OFFICER),
        Field("until", N_("Until"), Kind.DATE, _OFFICER),
    ),
    columns=(
        Column("full_name", N_("Full name"), sort="sort_key", width=24),
        Column("position", N_("Position"), width=24),
        Column("phone", N_("Telephone"), Kind.PHONE, width=14),
        Column("since", N_("From"), Kind.DATE, width=12),
        Column("until", N_("Until"), Kind.DATE, width=12),
    ),
)

RESPONSIBILITIES = Register(
    key="responsibilities",
    label=N_("Tambons of officers"),
    one=N_("Tambon of an officer"),
    table="responsibility",
    title="officer.full_name",
    order=("tambon.code",),
    search=("officer.search_text",),
    round="",
    village="",
    hint=N_("Record which officer is responsible for which tambon."),
    fields=(
        Field(
            "officer",
            N_("Officer"),
            Kind.LINK,
            _OFFICER,
            required=True,
            target="officers",
            sticky=True,
            width=28,
        ),
        Field(
            "tambon", N_("Tambon"), Kind.LINK, _OFFICER, required=True, target="tambon", width=20
        ),
        Field("since", N_("From"), Kind.DATE, _OFFICER, sticky=True),
        Field("until", N_("Until"), Kind.DATE, _OFFICER),
    ),
    columns=(
        Column("tambon.name", N_("Tambon"), sort="tambon.sort_key", width=16),
        Column("officer.full_name", N_("Officer"), sort="officer.sort_key", width=24),
        Column("since", N_("From"), Kind.DATE, width=12),
        Column("until", N_("Until"), Kind.DATE, width=12),
    ),
)

HEADINGS = (
    Choice("amphoe", N_("The district (amphoe)")),
    Choice("office", N_("The district community development office")),
)

SIGNATORIES = Register(
    key="signatories",
    label=N_("Signatories"),
    one=N_("Signatory"),
    table="signatory",
    title="position",
    order=("rank",),
    search=("name", "position"),
    round="",
    village="",
    hint=N_("Record who signs certificates; the first one heads the page."),
    fields=(
        Field("position", N_("Position"), section=_SIGNATORY, required=True, width=36),
        Field("name", N_("Name (blank leaves a line to write on)"), section=_SIGNATORY, width=28),
        Field("acting", N_("Signs for another (acting line)"), section=_SIGNATORY, width=36),
        Field(
            "heads",
            N_("The certificate is given by"),
            Kind.CHOICE,
            _SIGNATORY,
            required=True,
            choices=HEADINGS,
            default="amphoe",
            width=28,
        ),
        Field(
            "rank",
            N_("Order"),
            Kind.COUNT,
            _SIGNATORY,
            required=True,
            width=4,
            minimum=1,
            maximum=9,
            default=1,
        ),
        Field("signs", N_("Signs certificates now"), Kind.FLAG, _SIGNATORY, default=True),
    ),
    columns=(
        Column("rank", N_("Order"), Kind.COUNT, width=6),
        Column("position", N_("Position"), width=24),
        Column("name", N_("Full name"), width=24),
        Column("signs", N_("Signs"), Kind.FLAG, width=8),
    ),
)

REGISTERS = (OFFICERS, RESPONSIBILITIES, SIGNATORIES)
