"""The designs that an office may print with: the shipped ones, and its own.

The content of a stored design never changes, so that what a certificate was printed with stays as
it was, whoever undoes what: a changed design is another row, and the one before goes, or is listed
no more where a certificate was printed with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from db.queries import listing
from db.queries.conditions import Condition, Order
from db.transaction import Transaction
from desktop import pictures
from desktop.documents.designs import (
    SHIPPED,
    Design,
    UnusableDesign,
    content,
    from_content,
    shipped_design,
)
from desktop.documents.elements import EMBLEM, Picture
from desktop.office import Office
from desktop.problems import Refused
from desktop.thai.text import fold, repair
from desktop.words import _

TABLE = "certificate_design"
LONGEST_NAME = 80

type Key = int | str
"""A design of the office by its id, a shipped one by its key."""


@dataclass(frozen=True, slots=True)
class ListedDesign:
    """A design that is offered; no `design` where this program cannot read it, and why."""

    key: Key
    name: str
    design: Design | None
    reason: str = ""

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the program: copied, never changed."""
        return isinstance(self.key, str)


def listed_designs() -> tuple[ListedDesign, ...]:
    """What the open office may print with: the shipped designs first, then its own."""
    columns = ["id", "name", "content"]
    found = listing.select(TABLE, columns, [Condition("listed", "=", value=True)], [Order("id")])
    own = sorted((_listed(*row) for row in found), key=lambda one: fold(one.name))
    return (*(ListedDesign(key, _(SHIPPED[key]), shipped_design(key)) for key in SHIPPED), *own)


def design_called(key: Key) -> Design:
    """The design with that key, under the name it is shown by; Refused when it is gone."""
    if isinstance(key, str):
        return replace(shipped_design(key), name=_(SHIPPED[key]))
    found = listing.rows(TABLE, ["id", "name", "content"], [key])
    if not found:
        raise Refused(_("This design is gone."))
    one = _listed(*found[0])
    if one.design is None:
        raise Refused(one.reason)
    return one.design


def copy_of(key: Key) -> Design:
    """The design under a name of its own, to be changed and saved."""
    design = design_called(key)
    return replace(design, name=_free_name(_("{name} (copy)"), design.name))


def save_design(
    office: Office,
    design: Design,
    given: Mapping[str, bytes] | None = None,
    replaced: int | None = None,
) -> int:
    """Store `design`, in the place of `replaced` where one is given; its id.

    Pictures that it shows are stored with it, of those `given` by digest. The kinds that were
    printed with `replaced` are printed with it from now on. Refused without a name or with that of
    another, where a picture is nowhere, and when somebody else saved or deleted `replaced`.
    """
    design = _whole(replace(design, name=_checked_name(design.name, replaced)))
    title = _("Save the design {name}").format(name=design.name)

    def work(tx: Transaction) -> int:
        _keep_pictures(tx, design, given or {})
        if replaced is not None and not (tx.row(TABLE, replaced) or {}).get("listed"):
            raise Refused(
                _("Somebody else changed this design meanwhile. Save yours under another name.")
            )
        values = {"name": design.name, "content": content(design), "digest": design.digest}
        same = listing.select(TABLE, ["id"], [Condition("digest", "=", design.digest)])
        stored = tx.save(TABLE, {**values, "listed": True}, id=same[0][0] if same else None)
        if replaced is not None and stored != replaced:
            _retire(tx, replaced, stored)
        return stored

    return office.write(title, work)


def copy_design(office: Office, key: Key) -> int:
    """Store a copy of a design under a name of its own; its id."""
    return save_design(office, copy_of(key))


def rename_design(office: Office, key: int, name: str) -> int:
    """Give a design of the office another name; its id from now on."""
    return save_design(office, replace(design_called(key), name=name), replaced=key)


def delete_design(office: Office, key: int) -> int:
    """Take a design off the list; the id of the action that did. Undo brings it back.

    Refused while a kind of certificate is printed with it.
    """
    name = design_called(key).name

    def work(tx: Transaction) -> int:
        if _kinds(key):
            raise Refused(
                _("A kind of certificate is printed with this design; choose another for it first.")
            )
        _take_off(tx, key)
        return tx.action_id

    return office.write(_("Delete the design {name}").format(name=name), work)


def pictures_of(design: Design) -> dict[str, bytes]:
    """The stored pictures that a design shows, by digest."""
    return stored_pictures(sources(design))


def stored_pictures(digests: Iterable[str]) -> dict[str, bytes]:
    """Those of these pictures that the office has, by digest."""
    wanted = [Condition("digest", "in", tuple(digests))]
    found = listing.select("picture", ["digest", "content"], wanted)
    return {digest: bytes(stored) for digest, stored in found}


def sources(design: Design) -> tuple[str, ...]:
    """The digests of the pictures that a design shows, beside the office's emblem."""
    shown = (each.source for each in design.elements if isinstance(each, Picture))
    return tuple(dict.fromkeys(source for source in shown if source != EMBLEM))


def free_name(name: str) -> str:
    """`name`, or where a listed design has it, the next one with a number behind it."""
    return _free_name("{name}", name)


def _listed(key: int, name: str, plain: object) -> ListedDesign:
    try:
        return ListedDesign(key, name, from_content(plain))
    except UnusableDesign as unusable:
        return ListedDesign(key, name, None, str(unusable))


def _whole(design: Design) -> Design:
    """The design as it will be read back; Refused if it will not be."""
    try:
        return from_content(content(design))
    except UnusableDesign as unusable:
        raise Refused(str(unusable)) from None


def _checked_name(name: str, replaced: int | None) -> str:
    called = repair(name)[:LONGEST_NAME].strip()
    if not called:
        raise Refused(_("Give the design a name."))
    for one in listed_designs():
        if one.key != replaced and fold(one.name) == fold(called):
            raise Refused(_("There is a design called {name} already.").format(name=one.name))
    return called


def _free_name(pattern: str, name: str) -> str:
    taken = {fold(one.name) for one in listed_designs()}
    called = pattern.format(name=name[: LONGEST_NAME - 15])
    tried, number = called, 1
    while fold(tried) in taken:
        number += 1
        tried = f"{called} {number}"
    return tried


def _keep_pictures(tx: Transaction, design: Design, given: Mapping[str, bytes]) -> None:
    shown = sources(design)
    there = stored_pictures(shown)
    for digest in shown:
        if digest in given:
            pictures.keep(tx, given[digest])
        elif digest not in there:
            raise Refused(_("A picture that the design shows is not there. Choose it again."))


def _retire(tx: Transaction, before: int, now: int) -> None:
    """Let `now` stand wherever `before` was to be printed with next."""
    for kind in _kinds(before):
        tx.save("certificate_kind", {"layout": now}, id=kind)
    _take_off(tx, before)


def _kinds(key: int) -> list[int]:
    """The kinds of certificate that are printed with a design."""
    found = listing.select("certificate_kind", ["id"], [Condition("layout", "=", key)])
    return [kind for (kind,) in found]


def _take_off(tx: Transaction, key: int) -> None:
    """Delete a design; one that a certificate was printed with is only listed no more."""
    if listing.select("certificate", ["id"], [Condition("layout", "=", key)], limit=1):
        tx.save(TABLE, {"listed": False}, id=key)
    elif tx.row(TABLE, key) is not None:
        tx.delete(TABLE, key)
