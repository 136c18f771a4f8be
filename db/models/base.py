"""What every record has: a key that is never reused, a name for merging, a version."""

from peewee import DatabaseProxy, Model

from db.fields import Count, RecordId, Uid

database = DatabaseProxy()
"""Where the models live at the moment: `db.connection` points it at the office that is open."""


class Table(Model):
    """A table of the office, named in snake case and in the singular, as its class is."""

    class Meta:
        """Bound to whatever office is open."""

        database = database
        legacy_table_names = False

    @classmethod
    def validate_model(cls) -> None:
        """Let every foreign key keep what it points to from being deleted."""
        super().validate_model()
        for reference in cls._meta.refs:
            reference.on_delete = reference.on_delete or "RESTRICT"


class Record(Table):
    """A table whose rows are saved, counted up in version, logged and undone."""

    id = RecordId()
    uid = Uid()
    version = Count(default=1)
