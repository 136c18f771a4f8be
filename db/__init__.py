"""What is stored: the office file or server, its tables, and every change ever made to them."""

import sys

# Peewee imports every driver it finds, and PostgreSQL's takes longer than all the rest of an
# office in a file. `db.server` imports it when there is a server.
if "psycopg" in sys.modules:
    import peewee
else:
    sys.modules["psycopg"] = None  # type: ignore[assignment]
    try:
        import peewee
    finally:
        del sys.modules["psycopg"]

del peewee
