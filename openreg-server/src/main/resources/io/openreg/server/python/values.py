"""Values on their way between Java and Python, a column of a batch at a time.

Text, int, float, bool and None cross as they are. For the others the sending side makes a plain value and says of which
kind it is; the kinds are the same both ways, and Kinds.java reads and writes them.
"""

import sys as _sys
from itertools import chain

_MICROS_OF_DAY = 86_400_000_000
_LARGEST_OFFSET = 18 * 3600  # as Java has it
_EPOCH = 719_163  # date(1970, 1, 1).toordinal()


class Kept(dict):
    """Values made once for what repeats: a column of dates holds few different ones. Forgets everything when full."""

    def __init__(self, make):
        self._make = make

    def __missing__(self, key):
        if len(self) >= 20_000:
            self.clear()
        value = self[key] = self._make(key)
        return value


# ---- from Java
#
# The modules are imported when the first value of theirs comes: decimal alone takes longer than all else in a new
# interpreter, and many a transform never needs it.

def _decimals(scale):
    from _pydecimal import _dec_from_triple
    exponent = -int(scale)

    def decimal_of(digits):
        if digits is None:
            return None
        if digits[0] == "-":
            return _dec_from_triple(1, digits[1:], exponent)
        return _dec_from_triple(0, digits, exponent)

    return decimal_of


def _dates(_):
    from datetime import date
    return Kept(lambda key: None if key is None else date(key // 10000, key // 100 % 100, key % 100)).__getitem__


def _times(_):
    from datetime import time

    def time_of(micros):
        if micros is None:
            return None
        seconds, micros = divmod(micros, 1_000_000)
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60, micros)

    return time_of


def _timestamps(offset):
    from datetime import date, datetime, timedelta, timezone
    zone = timezone(timedelta(seconds=int(offset))) if offset else None

    def year_month_day(days):
        d = date.fromordinal(_EPOCH + days)
        return d.year, d.month, d.day

    days_known = Kept(year_month_day)

    def timestamp_of(micros):
        if micros is None:
            return None
        days, micros = divmod(micros, _MICROS_OF_DAY)
        year, month, day = days_known[days]
        seconds, micros = divmod(micros, 1_000_000)
        return datetime(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, micros, zone)

    return timestamp_of


def _uuids(_):
    from uuid import UUID
    return lambda text: None if text is None else UUID(text)


_FROM_JAVA = {
    "decimal": _decimals,
    "date": _dates,
    "time": _times,
    "timestamp": _timestamps,
    "uuid": _uuids,
    "bytes": lambda _: lambda text: None if text is None else text.encode("latin-1"),
    "integer": lambda _: lambda text: None if text is None else int(text),
}


def _decoder(kind):
    name, _, detail = kind.partition(" ")
    return _FROM_JAVA[name](detail)


decoders = Kept(_decoder)


nothing = None


def decode(kind, plain):
    """One value, where a column holds different kinds."""
    return decoders[kind](plain)


def tuple_of(*items):
    return items


def list_of(*items):
    return list(items)


def dict_of(*keys_and_values):
    return dict(zip(keys_and_values[::2], keys_and_values[1::2]))


# ---- to Java

def _plain_decimal(value):
    if value._is_special:
        raise ValueError("%s is not a number that can be written" % value)
    return ("-%sE%d" if value._sign else "%sE%d") % (value._int, value._exp)


def _plain_date(value):
    return value.year * 10000 + value.month * 100 + value.day


def _plain_time(value):
    if value.tzinfo is not None:
        raise ValueError("a time of day with a time zone cannot be written")
    return ((value.hour * 60 + value.minute) * 60 + value.second) * 1_000_000 + value.microsecond


def _plain_timestamp(value):
    seconds = ((value.toordinal() - _EPOCH) * 24 + value.hour) * 3600 + value.minute * 60 + value.second
    return seconds * 1_000_000 + value.microsecond


def _seconds(offset):
    seconds = int(offset.total_seconds())
    # Python takes offsets up to a day.
    if abs(seconds) > _LARGEST_OFFSET:
        raise ValueError("a timestamp %d s from UTC cannot be written: at most 18 hours" % seconds)
    return seconds


def _or_none(plain):
    return lambda value: None if value is None else plain(value)


# The letter of a column in which all values but None are of exactly this type, and how they are made plain.
_WHOLE_COLUMN = {str: ("s", None), int: ("i", None), float: ("f", None), bool: ("b", None)}
# Not float: to Java 5.0 is as good as 5, so where types are mixed a float says that it is one.
_PLAIN = {str, int, bool, type(None)}
# What the values of a type, and of those derived from it, are made into; the more special first.
_FAMILIES = [
    (int, int),
    (float, lambda value: ("float", float(value))),
    (str, str.__str__),
    (dict, lambda value: ("dict", *[part for key, item in value.items() for part in (_key(key), encode(item))])),
    ((list, tuple, set, frozenset), lambda value: ("list", *map(encode, value))),
    ((bytes, bytearray, memoryview), lambda value: ("bytes", bytes(value).decode("latin-1"))),
]
_TIMESTAMPS = set()
# The types of time zones whose offset is always the same.
_FIXED_ZONES = set()
_unlearnt = {"_pydecimal", "datetime", "uuid"}


def _learn():
    """Adds the types of modules that have been imported since: before, there can be no values of theirs."""
    for name in [name for name in _unlearnt if name in _sys.modules]:
        _unlearnt.discard(name)
        module = _sys.modules[name]
        if name == "_pydecimal":
            _WHOLE_COLUMN[module.Decimal] = ("d", _or_none(_plain_decimal))
            _FAMILIES.append((module.Decimal, lambda value: ("decimal", _plain_decimal(value))))
        elif name == "datetime":
            _WHOLE_COLUMN[module.date] = ("D", Kept(_or_none(_plain_date)).__getitem__)
            _TIMESTAMPS.add(module.datetime)
            _FIXED_ZONES.add(module.timezone)
            _FAMILIES.append((module.datetime, _encode_timestamp))
            _FAMILIES.append((module.date, lambda value: ("date", _plain_date(value))))
            _FAMILIES.append((module.time, lambda value: ("time", _plain_time(value))))
        else:
            _FAMILIES.append((module.UUID, lambda value: ("uuid", str(value))))


def _encode_timestamp(value):
    if value.tzinfo is None:
        return "timestamp", _plain_timestamp(value)
    return "timestamp %d" % _seconds(value.utcoffset()), _plain_timestamp(value)


def encode(value):
    """Any value: itself where it is plain, else a tuple of its kind and what it is made from."""
    if type(value) in _PLAIN:
        return value
    if _unlearnt:
        _learn()
    for types, encoded in _FAMILIES:
        if isinstance(value, types):
            return encoded(value)
    # FetchedRows and what else behaves like a list of rows.
    if hasattr(value, "__iter__") and hasattr(value, "__len__"):
        return ("list", *map(encode, value))
    raise TypeError(
        "a value of type %s cannot be written: use text, numbers, dates, lists, dicts or None" % type(value).__name__
    )


def _key(key):
    if not isinstance(key, str):
        raise TypeError("the names in a nested value must be text, not %r" % (key,))
    return str.__str__(key)


def _encode_timestamps(values):
    """As they are, since Java can read a timestamp itself; the offset from UTC, if they all have that, before them."""
    zones = {id(value.tzinfo): value.tzinfo for value in values if value is not None}
    if len(zones) == 1:
        _, zone = zones.popitem()
        if zone is None:
            return "t", values
        if type(zone) in _FIXED_ZONES:
            return "z", chain((_seconds(zone.utcoffset(None)),), values)
    return "x", map(encode, values)


def encode_column(values):
    """The letter of the column, and its values as Java reads them for that letter."""
    types = set(map(type, values))
    types.discard(type(None))
    if not types:
        return "n", values
    if _unlearnt:
        _learn()
    if len(types) == 1:
        if not types.isdisjoint(_TIMESTAMPS):
            return _encode_timestamps(values)
        letter, plain = _WHOLE_COLUMN.get(types.pop(), ("x", encode))
    else:
        letter, plain = "x", encode
    return letter, values if plain is None else map(plain, values)


def preload():
    """Imports what most code needs sooner or later, while nobody waits."""
    import datetime
    import decimal
