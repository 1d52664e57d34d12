"""One run of a user's code: what it is given, and how its outcome goes to Java."""

import re as _re
import sys as _sys


class DatabaseError(Exception):
    """A query failed at the source."""


class UnknownMappingSet(LookupError):
    """There is no mapping set of that name."""


class UnknownMapping(LookupError):
    """The mapping set has no entry for the value."""


_PERCENT_NAME = _re.compile(r"%\((\w+)\)s")
_MISSING = object()


class Database:
    """The report's source, read-only."""

    def __init__(self, host):
        self._host = host
        self._names = None

    def execute(self, sql, params=None):
        """Runs one query; its parameters are written :name and given as a dict."""
        if not isinstance(sql, str):
            sql = str(sql)
        if params is not None and not isinstance(params, dict):
            raise TypeError('Write parameters as :name in the query and give them as a dict: {"name": value}')
        named = {str(name).removeprefix(":"): encode(value) for name, value in (params or {}).items()}
        percent = _PERCENT_NAME.search(sql)
        if percent and percent.group(1) in named:
            raise ValueError("Write :%s instead of %s: parameters are bound by name" % (percent.group(1), percent.group(0)))
        return self._opened(self._host.query(sql, list_of(*[part for item in named.items() for part in item])))

    query = execute

    def given(self):
        """The rows that the version's config asks for; None if it asks for none."""
        answer = self._host.given()
        return None if answer[0] == "none" else self._opened(answer)

    def _opened(self, answer):
        _, handle, names = _checked(answer)
        self._names = distinct(names)
        make_rows = row_maker(self._names)
        return Result(handle, self._names, lambda: self._fetch(handle, make_rows))

    def _fetch(self, handle, make_rows):
        _, count, kinds, cells = _checked(self._host.fetch(handle))
        if not count:
            return []
        columns = [cells[i : i + count] for i in range(0, len(cells), count)]
        for i, kind in enumerate(kinds):
            if kind:
                columns[i] = map(decoders[kind], columns[i])
        return make_rows(zip(*columns))


def _checked(answer):
    if answer[0] == "failure":
        error = DatabaseError(answer[2])
        error.failure = answer[1]
        raise error
    return answer


class MappingSet:
    """One set of cross-references: mappings["venues"]["LSE"]."""

    def __init__(self, mappings, name):
        self._mappings = mappings
        self._name = name

    def lookup(self, value, default=_MISSING, on=None):
        return self._mappings.lookup(self._name, value, default, on)

    def __getitem__(self, value):
        try:
            return self.lookup(value)
        except UnknownMapping as e:
            raise KeyError(str(e)) from None

    def get(self, value, default=None, on=None):
        return self.lookup(value, default, on)

    def __contains__(self, value):
        return self.lookup(value, None) is not None


class Mappings:
    """Cross-reference values, in force on a date."""

    def __init__(self, host):
        self._host = host

    def lookup(self, set, value, default=_MISSING, on=None):
        """The value's counterpart in the set, on that date; the default where there is none, if one is given."""
        known, target = self._host.lookup(str(set), str(value), _iso_date(on))
        if known and target is not None:
            return target
        if default is not _MISSING:
            return default
        if not known:
            raise UnknownMappingSet(_unknown(set))
        raise UnknownMapping("Mapping set %r has no entry for %r" % (set, value))

    def __getitem__(self, set):
        if set not in self:
            raise UnknownMappingSet(_unknown(set))
        return MappingSet(self, set)

    def __contains__(self, set):
        return self._host.lookup(str(set), "", None)[0]

    def get(self, set, default=None):
        return MappingSet(self, set) if set in self else default


def _iso_date(on):
    if on is None:
        return None
    if isinstance(on, str):
        from datetime import date
        on = date.fromisoformat(on)
    return "%04d-%02d-%02d" % (on.year, on.month, on.day)


def _unknown(set):
    return "Mapping set %r is unknown. Create it under mappings, or correct its name" % str(set)


class Log:
    """log("text"), log.info("%d rows", n), log.warning(...), log.error(...)"""

    def __init__(self, host):
        self._host = host

    def __call__(self, message, *args, level="INFO"):
        text = str(message)
        if args:
            try:
                text = text % args
            except (TypeError, ValueError):
                text = " ".join((text, *map(str, args)))
        self._host.log(str(level).upper(), text)

    def debug(self, message, *args):
        self(message, *args, level="DEBUG")

    def info(self, message, *args):
        self(message, *args)

    def warning(self, message, *args):
        self(message, *args, level="WARNING")

    warn = warning

    def error(self, message, *args):
        self(message, *args, level="ERROR")

    exception = critical = error


class Session:
    """What Java calls. Every answer is a tuple whose first item says what it is."""

    def __init__(self, host, source, parameters):
        self._host = host
        self._source = source
        self._parameters = parameters
        self._database = Database(host)
        self._mappings = Mappings(host)
        self._log = Log(host)
        self._batches = None

    def run(self):
        return self._answer(self._run)

    def pull(self, size):
        return self._answer(self._pull, size)

    def _run(self):
        names = self._namespace()
        exec(compile(self._source, FILE, "exec", 0, True), names)
        transform = names.get("transform")
        if callable(transform):
            value = transform(self._database, self._mappings, self._parameters)
        elif names.get("result") is not None or ("result" in names and "output" not in names):
            value = names["result"]
        elif "output" in names:
            value = names["output"]
        else:
            raise NotRows("The code must define transform(db, mappings, params), or set result or output.")
        kind, value = outcome(value, untouched)
        if kind == "rows":
            self._batches = Batches(value, lambda: self._database._names, encode_column, self._host.deliver)
            value = None
        return kind, value

    def _namespace(self):
        module = type(_sys)("transform")
        _sys.modules["transform"] = module
        names = module.__dict__
        guard(names)
        names["__file__"] = FILE
        names["db"] = self._database
        names["mappings"] = self._mappings
        names["params"] = names["parameters"] = self._parameters
        names["log"] = self._log
        rows = self._database.given()
        if rows is not None:
            names["rows"] = rows
        names["query_db"] = self._database.execute
        names["get_mapping"] = self._get_mapping
        names["DatabaseError"] = DatabaseError
        return names

    def _get_mapping(self, set, value):
        """As earlier transforms know it: the value itself where there is no counterpart."""
        target = self._mappings.lookup(set, value, None)
        if target is None:
            self._log.warning("get_mapping: no entry for %r in mapping set %r", value, set)
            return value
        return target

    def _pull(self, size):
        return "more" if self._batches.pull(size) else "end", None

    def _answer(self, call, *args):
        try:
            return call(*args)
        except NotRows as e:
            return "not rows", str(e)
        except DatabaseError as e:
            return "source", format_failure(e, self._source), getattr(e, "failure", -1)
        except BaseException as e:
            return "code", format_failure(e, self._source)
        finally:
            _flush()


def _flush():
    try:
        _sys.stdout.flush()
        _sys.stderr.flush()
    except Exception:
        # The code has put something of its own there.
        pass


def session(host, source, parameters):
    return Session(host, source, parameters)
