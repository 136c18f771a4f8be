"""A quiet word below the heading of a form: the person being typed may be stored already."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.duplicates import Likeness, keep_apart, likely, people, person_link
from desktop.merging import PERSON_FIELDS, MergeField
from desktop.programme.likeness import HOUSE
from desktop.programme.vocabulary import Kind, Register, Value
from desktop.views import Condition
from desktop.words import _
from ui.dialogs.merge import CompareDialog
from ui.forms.record_form import RecordForm
from ui.jobs import Job
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, clear, column, label, retone, row
