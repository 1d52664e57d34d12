"""What a transform may import and call. Not what makes it safe (the interpreter has no files, network, processes or
threads at all), but what says so in words, with the user's own line."""

import builtins

FILE = "transform.py"

_ALLOWED = frozenset(
    """
    __future__ _strptime abc array base64 binascii bisect calendar cmath codecs collections colorsys contextlib copy csv
    dataclasses datetime decimal difflib enum fractions functools graphlib hashlib heapq hmac html io itertools json
    keyword locale math numbers operator pprint random re secrets statistics string stringprep struct textwrap time types
    typing unicodedata urllib.parse uuid warnings xml zlib zoneinfo
    """.split()
)

_ALTERNATIVES = {
    "pandas": "loop over the rows of db.execute(...), or let SQL join and aggregate; return dicts",
    "polars": "loop over the rows of db.execute(...), or let SQL join and aggregate; return dicts",
    "numpy": "use Python's own numbers, or math, statistics and decimal",
    "lxml": "use xml.etree.ElementTree, or return rows and let output_format xml write them",
    "defusedxml": "use xml.etree.ElementTree",
    "openpyxl": "return rows and let the output format write the file",
    "dateutil": "use datetime and calendar",
    "pytz": "use zoneinfo",
    "psycopg2": "use db.execute(sql, {...})",
    "psycopg": "use db.execute(sql, {...})",
    "sqlalchemy": "use db.execute(sql, {...})",
    "sqlite3": "use db.execute(sql, {...})",
    "requests": "a transform has no network: read with db.execute(sql, {...})",
    "logging": "use log.info(...), log.warning(...) or print(...)",
}
_OUTSIDE = frozenset(
    """
    asyncio concurrent ctypes ftplib glob http importlib inspect java mmap multiprocessing os pathlib polyglot select
    shutil signal site smtplib socket ssl subprocess sys tempfile threading _thread urllib
    """.split()
)

_import = builtins.__import__


def import_problem(name):
    """Why the module is not to be had; None if it is."""
    top = name.partition(".")[0]
    if top in _ALLOWED or name in _ALLOWED:
        return None
    if top in _ALTERNATIVES:
        return "%s is not available: %s" % (top, _ALTERNATIVES[top])
    if top in _OUTSIDE:
        return "%s is not available: a transform has no files, network, processes, threads or interpreter access" % name
    return "%s is not available: a transform has Python's standard library, as far as it needs no files or network" % name


def guard(names):
    """Answers imports and calls of the code in this namespace; those of the standard library itself are as ever."""

    def guarded_import(name, globals=None, locals=None, fromlist=(), level=0):
        if globals is names:
            if level:
                raise ImportError("a transform is a single module: there is nothing to import relative to it")
            problem = import_problem(name)
            if problem is not None:
                raise ModuleNotFoundError(problem, name=name)
        return _import(name, globals, locals, fromlist, level)

    builtins.__import__ = guarded_import
    builtins.open = _refuse("open", "read with db.execute(...), and return what is to be written")
    builtins.input = _refuse("input", "values come in params")
    builtins.breakpoint = _refuse("breakpoint", "use log.info(...) or print(...)")


def _refuse(name, instead):
    def refused(*args, **kwargs):
        raise PermissionError("%s() is not available in a transform: %s" % (name, instead))

    refused.__name__ = name
    return refused


def format_failure(error, source):
    """The traceback as Python prints it, with the frames of the user's code and no others."""
    lines = source.splitlines()
    parts = []
    seen = set()
    while error is not None and id(error) not in seen and len(parts) < 5:
        seen.add(id(error))
        cause = error.__cause__
        context = None if error.__suppress_context__ else error.__context__
        parts.append(_format_one(error, lines))
        if cause is not None:
            parts.append("The above exception was the direct cause of the following exception:\n")
        elif context is not None:
            parts.append("During handling of the above exception, another exception occurred:\n")
        error = cause if cause is not None else context
    return "\n".join(reversed(parts))


def _format_one(error, lines):
    frames = []
    tb = error.__traceback__
    while tb is not None:
        code = tb.tb_frame.f_code
        if code.co_filename == FILE:
            frames.append((tb.tb_lineno, code.co_name))
        tb = tb.tb_next
    text = ""
    if isinstance(error, SyntaxError) and error.filename == FILE:
        text = _format_line(error.lineno, None, lines)
    elif frames:
        shown = frames if len(frames) <= 20 else frames[:10] + [None] + frames[-10:]
        text = "".join(
            "  [%d calls left out]\n" % (len(frames) - 20) if frame is None else _format_line(*frame, lines)
            for frame in shown
        )
    return ("Traceback (most recent call last):\n" + text if text else "") + _describe(error) + "\n"


def _format_line(number, name, lines):
    where = '  File "%s", line %s%s\n' % (FILE, number, ", in " + name if name else "")
    line = lines[number - 1].strip() if number and 0 < number <= len(lines) else ""
    return where + ("    %s\n" % line[:200] if line else "")


def _describe(error):
    kind = type(error).__name__
    if kind == "ForeignException":
        # An exception of Java's: its text is about our side.
        return "SystemError: the code has called what is not meant for it, or in a way it is not meant to be called"
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
    except BaseException as e:
        text = "(its text failed with %s)" % type(e).__name__
    text = text if len(text) <= 2000 else text[:2000] + "…"
    return "%s: %s" % (kind, text) if text else kind
