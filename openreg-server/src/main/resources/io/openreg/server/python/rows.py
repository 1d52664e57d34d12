"""How rows of a query look to a transform: dicts that also answer by position and by attribute."""

from itertools import chain, islice


class Row(dict):
    """One row: row["isin"], row.isin, row[0], row.get("isin"); unpacks to its values, copies to a dict."""

    __slots__ = ()

    def __iter__(self):
        return iter(self.values())

    def __missing__(self, key):
        if isinstance(key, (int, slice)):
            return tuple(self.values())[key]
        raise KeyError("%r: the row has the columns %s" % (key, ", ".join(map(str, self.keys()))))

    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError("%r: the row has the columns %s" % (name, ", ".join(map(str, self.keys()))))

    def __reversed__(self):
        return reversed(tuple(self.values()))

    def __repr__(self):
        return "Row(%s)" % dict.__repr__(self)


def distinct(names):
    """A name for every column: where a join gives one twice, the later ones are numbered (id, id_2)."""
    taken = set(names)
    seen = set()
    result = []
    for name in names:
        unique, n = name, 1
        while unique in seen or (n > 1 and unique in taken):
            n += 1
            unique = "%s_%d" % (name, n)
        seen.add(unique)
        result.append(unique)
    return result


def row_maker(names):
    """A function from tuples to rows. Written out for these names, because that is three times as fast as zip."""
    if not names:
        return lambda tuples: [Row() for _ in tuples]
    places = ["v%d" % i for i in range(len(names))]
    items = ", ".join("%r: %s" % pair for pair in zip(names, places))
    return eval("lambda tuples: [Row({%s}) for %s, in tuples]" % (items, ", ".join(places)), {"Row": Row})


class FetchedRows:
    """What fetchall() gives. Read only when it is touched: returned untouched, its rows never come to Python at all."""

    def __init__(self, result):
        self._result = result
        self._rows = None

    def _list(self):
        if self._rows is None:
            self._rows = list(self._result)
        return self._rows

    def __iter__(self):
        return iter(self._list())

    def __len__(self):
        return len(self._list())

    def __bool__(self):
        return bool(self._list())

    def __getitem__(self, index):
        return self._list()[index]

    def __setitem__(self, index, row):
        self._list()[index] = row

    def __delitem__(self, index):
        del self._list()[index]

    def __contains__(self, row):
        return row in self._list()

    def __reversed__(self):
        return reversed(self._list())

    def __eq__(self, other):
        return self._list() == (other._list() if isinstance(other, FetchedRows) else other)

    __hash__ = None

    def __add__(self, other):
        return self._list() + list(other)

    def __radd__(self, other):
        return list(other) + self._list()

    def __repr__(self):
        return repr(self._list())

    def __getattr__(self, name):
        return getattr(self._list(), name)


class Result:
    """The rows of one query, read from the source as they are asked for."""

    def __init__(self, handle, names, fetch):
        self._handle = handle
        self._names = names
        self._touched = False
        # Iterated without a line of Python per row.
        self._rows = chain.from_iterable(iter(fetch, []))

    def __iter__(self):
        self._touched = True
        return self._rows

    def __next__(self):
        return next(iter(self))

    def keys(self):
        return list(self._names)

    @property
    def columns(self):
        return list(self._names)

    @property
    def description(self):
        return [(name, None, None, None, None, None, None) for name in self._names]

    def fetchall(self):
        return list(self._rows) if self._touched else FetchedRows(self)

    def fetchone(self):
        return next(iter(self), None)

    def fetchmany(self, size=1000):
        return list(islice(self, size))

    def mappings(self):
        return self

    def scalar(self):
        row = self.fetchone()
        return None if row is None else row[0]

    def scalars(self):
        return (row[0] for row in self)

    def iterrows(self):
        return enumerate(self)

    @property
    def empty(self):
        first = list(islice(self, 1))
        self._rows = chain(first, self._rows)
        return not first

    all = fetchall
    first = fetchone

    def __bool__(self):
        raise TypeError("A result is read as it comes and has no truth value yet: call fetchall(), or ask for .empty")

    def __len__(self):
        raise TypeError("A result is read as it comes and has no length yet: call fetchall() first")

    def __getitem__(self, index):
        raise TypeError("A result is read as it comes and has no positions: call fetchall() first")


def untouched(value):
    """The handle of the query whose rows are returned as they are; None if Python has seen any of them."""
    if type(value) is FetchedRows and value._rows is None:
        value = value._result
    if type(value) is Result and not value._touched:
        return value._handle
    return None
