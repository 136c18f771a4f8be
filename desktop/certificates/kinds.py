"""How the office issues each kind of certificate: read, and changed as one logged action."""

from dataclasses import asdict

from db.queries import listing
from db.queries.conditions import Condition
from db.transaction import Transaction
from desktop.certificates.numbering import refuse_repetition
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.certificate_numbers import DEFAULT_PATTERN, pattern_fault
from desktop.programme.certificates import KindSettings, kind_called, wording_fault
from desktop.words import _

_COLUMNS = [*KindSettings.__dataclass_fields__]


def kind_settings(kind: str) -> KindSettings:
    """How certificates of a kind are issued now."""
    found = listing.select("certificate_kind", _COLUMNS, [Condition("kind", "=", kind)])
    return KindSettings(*found[0]) if found else KindSettings(kind)


def change_kind(office: Office, settings: KindSettings) -> KindSettings:
    """Change how a kind is issued; how it is now.

    Refused when somebody changed it since it was read, when no certificate could be set or
    numbered so, and when a number would be given again.
    """
    _refuse_unusable(settings)
    values = asdict(settings)
    version = values.pop("version")

    def work(tx: Transaction) -> None:
        present = listing.select(
            "certificate_kind", ["id"], [Condition("kind", "=", settings.kind)]
        )
        refuse_repetition(settings, kind_settings(settings.kind))
        if present:
            tx.save("certificate_kind", values, id=present[0][0], version=version)
        else:
            tx.save("certificate_kind", values)

    title = _("Change certificates: {kind}")
    office.write(title.format(kind=_(kind_called(settings.kind).label)), work)
    return kind_settings(settings.kind)


def _refuse_unusable(settings: KindSettings) -> None:
    kind = kind_called(settings.kind)
    fault = wording_fault(kind, settings.wording) if settings.wording else ""
    fault = fault or pattern_fault(settings.pattern or DEFAULT_PATTERN, settings.office_code)
    if not fault and (settings.first_year is None) != (settings.first_serial is None):
        fault = _("Write both the first number and its year, or neither.")
    if not fault and settings.first_serial == 0:
        fault = _("The first number is 1 or more.")
    if not fault and settings.first_year is not None and not 2500 <= settings.first_year < 2700:
        fault = _("Write the year of the first number in the Buddhist era, such as 2569.")
    if fault:
        raise Refused(fault)


def default_wording(kind: str, language: str) -> str:
    """The wording that a kind is shipped with."""
    from desktop.documents import wording

    shipped = kind_called(kind).wording
    return _(shipped, language) if shipped else wording.default_wording(language)
