package io.openreg.server.python;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RowSource;
import io.openreg.server.platform.data.Rows;
import io.openreg.server.platform.data.RunFailure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/** What {@code session.py} calls: the few functions through which user code reaches anything. User code may call them with anything. */
final class PythonHost implements AutoCloseable {
  private static final int LARGEST_BATCH = 500;
  /** About a megabyte of text, so that wide rows do not fill the memory. */
  private static final int BATCH_CHARACTERS = 1 << 19;

  private final PythonWorld world;
  private final PythonLog log;
  private final RowReceiver receiver;
  private final ToPython toPython;
  private final Value tupleOf;
  private final Value listOf;
  private final List<Rows> queries = new ArrayList<>();
  private final Map<Integer, RunFailure> failures = new HashMap<>();

  PythonHost(
      PythonWorld world, PythonLog log, RowReceiver receiver, ToPython toPython, Value names) {
    this.world = world;
    this.log = log;
    this.receiver = receiver;
    this.toPython = toPython;
    this.tupleOf = names.getMember("tuple_of");
    this.listOf = names.getMember("list_of");
  }

  ProxyObject functions() {
    Map<String, Object> functions = new HashMap<>();
    functions.put("query", failing(this::query));
    functions.put("given", failing(this::given));
    functions.put("fetch", failing(this::fetch));
    functions.put("deliver", (ProxyExecutable) receiver::receive);
    functions.put("lookup", (ProxyExecutable) this::lookUp);
    functions.put("log", (ProxyExecutable) this::log);
    return ProxyObject.fromMap(functions);
  }

  /** Python gets a failure as a value, so that it can raise an exception of its own. */
  private ProxyExecutable failing(ProxyExecutable function) {
    return arguments -> {
      try {
        world.cancellation().check();
        return function.execute(arguments);
      } catch (RunFailure e) {
        int id = failures.size();
        failures.put(id, e);
        return tupleOf.execute("failure", id, e.getMessage());
      }
    };
  }

  /** The failure behind an exception of Python's that was not caught; null if it has none of ours behind it. */
  @Nullable
  RunFailure failure(int id) {
    return failures.get(id);
  }

  /** The rows of a query, to be read past Python. They are closed with this. */
  Rows rows(int handle) {
    return queries.get(handle);
  }

  private Object query(Value... arguments) {
    RowSource source = world.source();
    if (source == null) {
      throw new RunFailure(
          FailureCode.DATA_FETCH_ERROR,
          "There is no database to ask: give the version a connector.");
    }
    return opened(source.query(arguments[0].asString(), named(arguments[1])));
  }

  /** The rows that the config asks for, as if the code had. */
  private Object given(Value... arguments) {
    return world.rows() == null ? tupleOf.execute("none") : opened(world.rows());
  }

  private Object opened(Rows rows) {
    queries.add(rows);
    Object names = listOf.execute(rows.columns().names().toArray());
    return tupleOf.execute("rows", queries.size() - 1, names);
  }

  private static Map<String, @Nullable Object> named(Value keysAndValues) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (long i = 0; i < keysAndValues.getArraySize(); i += 2) {
      named.put(
          keysAndValues.getArrayElement(i).asString(),
          FromPython.value(keysAndValues.getArrayElement(i + 1)));
    }
    return named;
  }

  private Object fetch(Value... arguments) {
    Rows rows = queries.get(arguments[0].asInt());
    List<Row> batch = read(rows);
    List<Object> cells = new ArrayList<>();
    List<Object> kinds = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>(batch.size());
    for (int column = 0; column < rows.columns().size(); column++) {
      values.clear();
      for (Row row : batch) {
        values.add(row.get(column));
      }
      kinds.add(toPython.column(values, cells));
    }
    return tupleOf.execute(
        "rows", batch.size(), listOf.execute(kinds.toArray()), tupleOf.execute(cells.toArray()));
  }

  private List<Row> read(Rows rows) {
    List<Row> batch = new ArrayList<>();
    int characters = 0;
    while (batch.size() < LARGEST_BATCH && characters < BATCH_CHARACTERS) {
      world.cancellation().check();
      Row row = rows.next();
      if (row == null) {
        break;
      }
      batch.add(row);
      for (int i = 0; i < row.size(); i++) {
        characters += row.get(i) instanceof CharSequence text ? text.length() : 8;
      }
    }
    return batch;
  }

  private Object lookUp(Value... arguments) {
    String set = arguments[0].asString();
    if (!world.mappings().knows(set)) {
      return tupleOf.execute(false, toPython.value(null));
    }
    LocalDate on = arguments[2].isNull() ? null : LocalDate.parse(arguments[2].asString());
    return tupleOf.execute(
        true, toPython.value(world.mappings().find(set, arguments[1].asString(), on)));
  }

  private Object log(Value... arguments) {
    log.line(level(arguments[0].asString()), arguments[1].asString());
    return toPython.value(null);
  }

  private static PythonLog.Level level(String name) {
    return switch (name) {
      case "DEBUG" -> PythonLog.Level.DEBUG;
      case "WARNING", "WARN" -> PythonLog.Level.WARNING;
      case "ERROR", "CRITICAL" -> PythonLog.Level.ERROR;
      default -> PythonLog.Level.INFO;
    };
  }

  @Override
  public void close() {
    queries.forEach(Rows::close);
  }
}
