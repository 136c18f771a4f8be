"""Pictures and papers by their digest: the same bytes are stored once, for good."""

import hashlib

from db.queries import listing
from db.queries.conditions import Condition
from db.transaction import Transaction


def keep(tx: Transaction, content: bytes) -> int:
    """Store `content` unless it is there already; its key."""
    digest = hashlib.sha256(content).hexdigest()
    found = listing.select("picture", ["id"], [Condition("digest", "=", digest)], limit=1)
    return found[0][0] if found else tx.save("picture", {"digest": digest, "content": content})
