"""From what a transform returns to batches of rows for Java."""

from itertools import chain, islice

XML_CONTENT = "__xml_content__"
LONGEST_TEXT = 100_000_000
_DICTS = {dict, Row}


class NotRows(Exception):
    """What was returned is nothing that can be written; the message says what can."""


def outcome(value, untouched):
    """The kind of what was returned, and it: nothing, text, xml, query (its handle), rows (an iterator)."""
    handle = untouched(value)
    if handle is not None:
        return "query", handle
    if value is None:
        return "nothing", None
    if isinstance(value, str):
        return "text", _of_bearable_size(value)
    if isinstance(value, dict):
        if XML_CONTENT in value:
            return "xml", _xml_text(value)
        return "rows", iter((value,))
    if isinstance(value, (bytes, bytearray)):
        raise NotRows("The transform returned bytes. Return text, or rows.")
    try:
        return "rows", iter(value)
    except TypeError:
        raise NotRows(
            "The transform returned a value of type %s. Return rows (a list or a generator of dicts, or the result of a"
            " query), one dict, text or None." % type(value).__name__
        ) from None


def _xml_text(value):
    text = value[XML_CONTENT]
    if not isinstance(text, str):
        raise NotRows("%r must hold text, not a value of type %s." % (XML_CONTENT, type(text).__name__))
    return _of_bearable_size(text)


def _of_bearable_size(text):
    if len(text) > LONGEST_TEXT:
        raise NotRows(
            "The transform returned %d characters of text; %d are allowed. Return rows, which are written as they come."
            % (len(text), LONGEST_TEXT)
        )
    return str.__str__(text)


class Batches:
    """Hands rows to Java, many in one crossing, column by column."""

    def __init__(self, rows, names_of_query, encode_column, deliver):
        self._rows = rows
        self._names_of_query = names_of_query
        self._encode_column = encode_column
        self._deliver = deliver
        self._names = ()
        self._sent = 0

    def pull(self, size):
        """Delivers up to so many rows; false after the last one."""
        batch = list(islice(self._rows, size))
        if not batch:
            return False
        # Not asked of each row by name: dict.keys() of something else is an error inside the interpreter.
        if not _DICTS.issuperset(map(type, batch)):
            batch = [self._as_dict(row, i) for i, row in enumerate(batch)]
        alike = tuple(chain.from_iterable(map(dict.keys, batch))) == self._names * len(batch)
        if alike and self._names:
            self._send(batch)
        else:
            self._send_in_groups(batch)
        return True

    def _send_in_groups(self, batch):
        """Rows that follow each other with the same columns go together."""
        start = 0
        for i, row in enumerate(batch):
            names = tuple(dict.keys(row))
            if names != self._names or not names:
                self._send(batch[start:i])
                self._check_names(names, self._sent)
                self._names = names
                start = i
        self._send(batch[start:])

    def _check_names(self, names, row):
        for name in names:
            if type(name) is not str:
                raise NotRows("Row %d: the name of a column must be text, not %r." % (row + 1, name))
        if not names:
            raise NotRows("Row %d is an empty dict: it has no columns." % (row + 1))

    def _send(self, batch):
        if not batch:
            return
        letters = []
        columns = []
        for name, values in zip(self._names, zip(*map(dict.values, batch))):
            try:
                letter, plain = self._encode_column(values)
                columns.append(list(plain))
                letters.append(letter)
            except (TypeError, ValueError) as e:
                raise self._bad_value(name, values) from e
        self._deliver(self._names, "".join(letters), len(batch), *chain.from_iterable(columns))
        self._sent += len(batch)

    def _bad_value(self, name, values):
        for i, value in enumerate(values):
            try:
                _, plain = self._encode_column((value,))
                list(plain)
            except (TypeError, ValueError) as e:
                return NotRows("Row %d, column %r: %s." % (self._sent + i + 1, name, e))
        return NotRows("Column %r holds values that cannot be written together." % name)

    def _as_dict(self, row, i):
        if isinstance(row, dict):
            return row
        names = getattr(row, "_fields", None)
        if names is None and isinstance(row, (tuple, list)):
            names = self._names_of_query()
            if names is None or len(names) != len(row):
                raise NotRows(
                    "Row %d is a %s of %d values without names. Give dicts, or as many values as the query has columns."
                    % (self._sent + i + 1, type(row).__name__, len(row))
                )
        if names is None:
            raise NotRows(
                "Row %d is a value of type %s. A row is a dict, or a tuple with the columns of the query."
                % (self._sent + i + 1, type(row).__name__)
            )
        return dict(zip(names, row))
