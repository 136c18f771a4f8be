"""Which design a kind of certificate is printed with: a shipped one, or one of the office's own."""

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.certificates import SHIPPED
from desktop.programme.certificates import KindSettings
from desktop.words import _


class DesignBox(QComboBox):
    """The designs that are offered, by name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Design of the certificate"))

    def chosen(self) -> tuple[str, int | None]:
        """The shipped design by its key, or the id of the office's own with "" for the key."""
        key = self.currentData()
        return (key, None) if isinstance(key, str) else ("", key)

    def show_of(self, settings: KindSettings) -> None:
        """Offer what there is now, and choose what a kind is printed with."""
        self.list_anew()
        key = settings.layout if settings.layout is not None else settings.design or SHIPPED
        self.setCurrentIndex(max(self.findData(key), 0))

    def list_anew(self) -> None:
        """Offer what there is now; what was chosen stays so while it is offered."""
        from desktop.designs import listed_designs  # brings the typesetting

        before = self.currentData()
        self.clear()
        for one in listed_designs():
            if one.design is not None:
                self.addItem(one.name, one.key)
        self.setCurrentIndex(max(self.findData(before), 0))
