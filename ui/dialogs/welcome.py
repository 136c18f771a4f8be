"""First start: make an office for a district, or open one that exists."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLayout, QLineEdit, QWidget

from desktop.office import Office
from desktop.places import District, load_district, shipped_districts
from desktop.problems import Refused
from desktop.words import _
from ui import theme
from ui.dialogs.demo import open_demo_office
from ui.notice import Notice
from ui.session import user_name
from ui.theme import UNIT
from ui.widgets import button, column, label, panel, row

type Opener = Callable[[Path, Callable[[], Office]], Office]


class WelcomeDialog(QDialog):
    """Ends accepted with an open `office`, or rejected."""

    def __init__(self, opener: Opener, refused: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.dress(self)
        self.office: Office | None = None
        self._opener = opener
        self.setWindowTitle(_("Sammachip"))
        self.setMinimumWidth(620)
        self.notice = Notice()
        if refused:
            self.notice.tell(refused, tone="bad")
        self.district = QComboBox()
        self.district.setAccessibleName(_("District"))
        for code, _name in shipped_districts():
            self._offer(load_district(code), None)
        self.folder = QLineEdit(str(_default_folder()))
        self.folder.setAccessibleName(_("Folder"))
        self.who = QLineEdit()
        self.who.setPlaceholderText(_("Your first name and surname"))
        self.who.setAccessibleName(_("Your name"))
        self.setLayout(
            column(
                label(_("Welcome to Sammachip"), "heading"),
                self.notice,
                panel(self._new_office()),
                panel(self._existing_office()),
                panel(self._demo_office()),
                margins=2 * UNIT,
                spacing=UNIT + 4,
            )
        )

    def create(self) -> None:
        """Make a new office from what is filled in."""
        code, file = self.district.currentData() or ("", None)
        folder = Path(self.folder.text().strip()).expanduser()

        def make() -> Office:
            return Office.create(folder, load_district(code, file), who=self._name())

        self._finish(folder, make)

    def open_existing(self, folder: Path) -> None:
        """Open the office in `folder`."""
        self._finish(folder, lambda: Office.open(folder, who=self._name()))

    def try_out(self) -> None:
        """Open the demo office; the next start asks again."""
        try:
            self.office = open_demo_office()
        except Refused as refused:
            self.notice.tell(refused.reason, tone="bad")
            return
        self.accept()

    def _name(self) -> str:
        """Who works here, as the change log will say."""
        return self.who.text().strip() or user_name()

    def _finish(self, folder: Path, open_: Callable[[], Office]) -> None:
        try:
            self.office = self._opener(folder, open_)
        except Refused as refused:
            self.notice.tell(refused.reason, tone="bad")
            return
        self.accept()

    def _new_office(self) -> QLayout:
        make = button(_("Create office"), self.create, "primary")
        make.setDefault(True)
        return column(
            label(_("New office"), "strong"),
            label(_("All records of the office are kept in one folder on this computer."), "quiet"),
            label(_("District"), "label"),
            _beside(self.district, button(_("Another district …"), self._choose_places)),
            label(_("Folder"), "label"),
            _beside(self.folder, button(_("Choose …"), self._choose_folder)),
            label(_("Your name"), "label"),
            self.who,
            row(1, make),
            margins=2 * UNIT,
        )

    def _existing_office(self) -> QLayout:
        open_ = button(_("Open a folder …"), self._choose_existing)
        text = label(_("Open an office that exists already"), "strong")
        return row(text, 1, open_, margins=2 * UNIT)

    def _demo_office(self) -> QLayout:
        try_ = button(_("Try it with sample data"), self.try_out)
        text = label(_("Only look around: nothing of your own is changed"), "strong")
        return row(text, 1, try_, margins=2 * UNIT)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder of the new office"))
        if chosen:
            self.folder.setText(chosen)

    def _choose_existing(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder of the office"))
        if chosen:
            self.open_existing(Path(chosen))

    def _choose_places(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("List of the district's villages"), "", "CSV (*.csv)"
        )
        if chosen:
            self.add_places(Path(chosen))

    def add_places(self, file: Path) -> None:
        """Offer the district whose villages `file` lists, and choose it."""
        try:
            code = _district_code(file)
            district = load_district(code, file)
        except Refused as refused:
            self.notice.tell(refused.reason, tone="bad")
            return
        self._offer(district, file)
        self.district.setCurrentIndex(self.district.count() - 1)

    def _offer(self, district: District, file: Path | None) -> None:
        name = _("{district} District, {province} Province").format(
            district=district.amphoe, province=district.changwat
        )
        self.district.addItem(name, (district.code, file))


def _beside(wide: QWidget, narrow: QWidget) -> QLayout:
    line = row(wide, narrow)
    line.setStretch(0, 1)
    return line


def _district_code(file: Path) -> str:
    """The code that a list of villages begins its codes with."""
    import csv

    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            first = next(iter(csv.DictReader(lines)), {})
    except (OSError, UnicodeDecodeError, csv.Error):
        first = {}
    return (first.get("amphoe_code") or first.get("village_code8") or "")[:4]


def _default_folder() -> Path:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents)) / "Sammachip"
