"""Values on their way between Java and Python, a column of a batch at a time.

Text, int, float, bool and None cross as they are. For the others the sending side makes a plain value and says of which
kind it is; the kinds are the same both ways, and Kinds.java reads and writes them.
"""

import datetime as _datetime
import decimal as _decimal
from _pydecimal import _dec_from_triple

Decimal = _decimal.Decimal
date = _datetime.date
datetime = _datetime.datetime
time = _datetime.time
timezone = _datetime.timezone
timedelta = _datetime.timedelta

_MICROS_OF_DAY = 86_400_000_000
_EPOCH = date(1970, 1, 1).toordinal()


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

def _decimals(scale):
    make = _dec_from_triple
    exponent = -int(scale)

    def decimal_of(digits):
        if digits is None:
            return None
        return make(1, digits[1:], exponent) if digits[0] == "-" else make(0, digits, exponent)

    return decimal_of


_dates = Kept(lambda key: None if key is None else date(key // 10000, key // 100 % 100, key % 100))


def _year_month_day(days):
    d = date.fromordinal(_EPOCH + days)
    return d.year, d.month, d.day


_days = Kept(_year_month_day)


def _time_of(micros):
    if micros is None:
        return None
    seconds, micros = divmod(micros, 1_000_000)
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60, micros)


def _timestamps(offset):
    zone = timezone(timedelta(seconds=int(offset))) if offset else None

    def timestamp_of(micros):
        if micros is None:
            return None
        days, micros = divmod(micros, _MICROS_OF_DAY)
        year, month, day = _days[days]
        seconds, micros = divmod(micros, 1_000_000)
        return datetime(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, micros, zone)

    return timestamp_of


def _uuids(_):
    from uuid import UUID
    return lambda text: None if text is None else UUID(text)


_FROM_JAVA = {
    "decimal": _decimals,
    "date": lambda _: _dates.__getitem__,
    "time": lambda _: _time_of,
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
    return ("-" if value._sign else "") + value._int + "E" + str(value._exp)


def _plain_date(value):
    return value.year * 10000 + value.month * 100 + value.day


def _plain_time(value):
    if value.tzinfo is not None:
        raise ValueError("a time of day with a time zone cannot be written")
    return ((value.hour * 60 + value.minute) * 60 + value.second) * 1_000_000 + value.microsecond


def _plain_timestamp(value):
    seconds = ((value.toordinal() - _EPOCH) * 24 + value.hour) * 3600 + value.minute * 60 + value.second
    return seconds * 1_000_000 + value.microsecond


def _offset_of(value):
    return str(int(value.utcoffset().total_seconds()))


def _or_none(plain):
    return lambda value: None if value is None else plain(value)


# The letter of a column in which all values but None are of exactly this type, and how they are made plain.
_WHOLE_COLUMN = {
    str: ("s", None),
    int: ("i", None),
    float: ("f", None),
    bool: ("b", None),
    Decimal: ("d", _or_none(_plain_decimal)),
    date: ("D", Kept(_or_none(_plain_date)).__getitem__),
}
# Not float: to Java 5.0 is as good as 5, so where types are mixed a float says that it is one.
_PLAIN = {str, int, bool, type(None)}


def encode(value):
    """Any value: itself where it is plain, else a tuple of its kind and what it is made from."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, float):
        return "float", float(value)
    if isinstance(value, Decimal):
        return "decimal", _plain_decimal(value)
    if isinstance(value, datetime):
        if value.tzinfo is None:
            return "timestamp", _plain_timestamp(value)
        return "timestamp " + _offset_of(value), _plain_timestamp(value)
    if isinstance(value, date):
        return "date", _plain_date(value)
    if isinstance(value, time):
        return "time", _plain_time(value)
    if isinstance(value, dict):
        return ("dict", *[part for key, item in value.items() for part in (_key(key), encode(item))])
    if isinstance(value, (list, tuple, set, frozenset)):
        return ("list", *map(encode, value))
    return _encode_rare(value)


def _key(key):
    if not isinstance(key, str):
        raise TypeError("the names in a nested value must be text, not %r" % (key,))
    return str.__str__(key)


def _encode_rare(value):
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return "bytes", bytes(value).decode("latin-1")
    if type(value).__name__ == "UUID" and type(value).__module__ == "uuid":
        return "uuid", str(value)
    # FetchedRows and what else behaves like a list of rows.
    if hasattr(value, "__iter__") and hasattr(value, "__len__"):
        return ("list", *map(encode, value))
    raise TypeError(
        "a value of type %s cannot be written: use text, numbers, dates, lists, dicts or None" % type(value).__name__
    )


def encode_column(values):
    """The letter of the column, and its values as Java reads them for that letter."""
    types = set(map(type, values))
    types.discard(type(None))
    if not types:
        return "n", values
    if len(types) == 1:
        letter, plain = _WHOLE_COLUMN.get(types.pop(), ("x", encode))
    else:
        letter, plain = "x", encode
    return letter, values if plain is None else map(plain, values)
