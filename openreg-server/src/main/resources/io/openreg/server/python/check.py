"""Finds what is wrong with code without running it."""

_ONLY_AST = 0x400
_INDENT = "unexpected indent"


def check(source):
    """Problems as (line, column, message), both counted from 1; empty where there is none."""
    try:
        compile(source, FILE, "exec", 0, True)
        tree = compile(source, FILE, "exec", _ONLY_AST, True)
    except SyntaxError as e:
        line, column = _place_of_indent(source) if e.msg == _INDENT else (e.lineno or 1, e.offset or 1)
        return [(line, column, e.msg or "invalid syntax")]
    except (ValueError, UnicodeError) as e:
        return [(1, 1, str(e))]
    except (RecursionError, MemoryError):
        return [(1, 1, "the code is nested too deeply")]
    problems = list(_import_problems(tree))
    problems += _transform_problems(tree)
    return problems


def _place_of_indent(source):
    """The interpreter tells no place of an unexpected indent: that of the line which brings it in."""
    lines = source.splitlines(True)
    low, high = 1, len(lines)
    while low < high:
        middle = (low + high) // 2
        if _is_indent_error("".join(lines[:middle])):
            high = middle
        else:
            low = middle + 1
    line = lines[low - 1] if lines else ""
    return low, len(line) - len(line.lstrip()) + 1


def _is_indent_error(source):
    try:
        compile(source, FILE, "exec", 0, True)
    except IndentationError as e:
        return e.msg == _INDENT
    except SyntaxError:
        pass
    return False


def _children(node):
    for field in node._fields:
        value = getattr(node, field, None)
        for child in value if isinstance(value, list) else (value,):
            if hasattr(child, "_fields"):
                yield child


def _kind(node):
    return type(node).__name__


def _problem(node, message):
    return node.lineno, node.col_offset + 1, message


def _walk(root, enters):
    """All nodes below, those of a body before its siblings'. Not recursive: code may be nested as deeply as it likes."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        if node is root or enters(node):
            stack.extend(reversed(list(_children(node))))


def _import_problems(tree):
    # Inside a try the code may well have an answer to a missing module.
    for node in _walk(tree, lambda n: _kind(n) not in ("Try", "TryStar")):
        kind = _kind(node)
        names = []
        if kind == "Import":
            names = [alias.name for alias in node.names]
        elif kind == "ImportFrom":
            names = [node.module or "."] if not (node.module == "urllib") else ["urllib." + a.name for a in node.names]
        for name in names:
            problem = import_problem(name)
            if problem:
                yield _problem(node, problem)


def _transform_problems(tree):
    defined = {}
    for node in _walk(tree, lambda n: _kind(n) not in ("FunctionDef", "AsyncFunctionDef", "ClassDef", "Lambda")):
        kind = _kind(node)
        if kind in ("FunctionDef", "AsyncFunctionDef", "ClassDef"):
            defined[node.name] = node
        elif kind == "Name" and _kind(node.ctx) == "Store":
            defined[node.id] = node
        elif kind in ("Import", "ImportFrom"):
            defined.update((alias.asname or alias.name, node) for alias in node.names)
    for node in _walk(tree, lambda n: True):
        if _kind(node) == "Global":
            defined.update((name, node) for name in node.names)
    transform = defined.get("transform")
    if transform is not None:
        return _signature_problems(transform)
    if "result" in defined or "output" in defined:
        return []
    return [(1, 1, "the code must define transform(db, mappings, params), or set result or output")]


def _signature_problems(node):
    kind = _kind(node)
    if kind == "AsyncFunctionDef":
        return [_problem(node, "transform must be a plain function, without async")]
    if kind != "FunctionDef":
        return []
    arguments = node.args
    positional = len(arguments.posonlyargs) + len(arguments.args)
    required = positional - len(arguments.defaults)
    keywords = sum(default is None for default in arguments.kw_defaults)
    if required > 3 or keywords or (positional < 3 and arguments.vararg is None):
        return [_problem(node, "transform must take three arguments: transform(db, mappings, params)")]
    return []
