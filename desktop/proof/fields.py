"""Numbers, days and texts one behind the other in few bytes, and read back."""

from datetime import date, timedelta
from functools import lru_cache

from desktop.proof.short_text import pack, unpack

_DAY_ZERO = date(2020, 1, 1)


def number(value: int) -> bytes:
    """A whole number from 0 up, seven bits a byte, the lowest first."""
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*found, value))


def day(value: date) -> bytes:
    """A day: two bytes in the years around 2020."""
    days = (value - _DAY_ZERO).days
    return number(days * 2 if days >= 0 else -days * 2 - 1)


@lru_cache(maxsize=256)  # most certificates of a batch say the same
def text(value: str) -> bytes:
    """A text, behind its length."""
    packed, utf8 = pack(value)
    return number(len(packed) * 2 + utf8) + packed


class Reader:
    """What is still to be read of `data`; ValueError for what is no such field."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self._data, self.at = data, at

    def number(self) -> int:
        """The next whole number."""
        found = 0
        for place in range(5):
            byte = self.taken(1)[0]
            found |= (byte & 0x7F) << 7 * place
            if byte < 0x80:
                return found
        raise ValueError(self.at)

    def day(self) -> date:
        """The next day."""
        days = self.number()
        try:
            return _DAY_ZERO + timedelta(-(days + 1) // 2 if days % 2 else days // 2)
        except OverflowError:
            raise ValueError(days) from None

    def text(self) -> str:
        """The next text."""
        length, utf8 = divmod(self.number(), 2)
        return unpack(self.taken(length), utf8=bool(utf8))

    def taken(self, count: int) -> bytes:
        """The next `count` bytes."""
        found = self._data[self.at : self.at + count]
        if len(found) < count:
            raise ValueError(count)
        self.at += count
        return found

    def rest(self) -> bytes:
        """All that is left."""
        return self._data[self.at :]
