package io.openreg.server.platform.data;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The columns of a row, in order. Where a name occurs twice, as a SQL join may give it, the first one answers to it. */
public final class Columns implements Iterable<Column> {
  /** Of rows whose columns show only with the first row, such as a transform's dicts. */
  public static final Columns NONE = new Columns(List.of());

  private final List<Column> columns;
  private final Map<String, Integer> positions;

  public Columns(List<Column> columns) {
    this.columns = List.copyOf(columns);
    this.positions = new HashMap<>(columns.size() * 2);
    for (int i = 0; i < this.columns.size(); i++) {
      positions.putIfAbsent(this.columns.get(i).name(), i);
    }
  }

  public static Columns named(List<String> names) {
    return new Columns(names.stream().map(Column::of).toList());
  }

  /** The position of a column, counted from 0, or -1 where there is none of that name. */
  public int indexOf(String name) {
    return positions.getOrDefault(name, -1);
  }

  public Column get(int index) {
    return columns.get(index);
  }

  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  public int size() {
    return columns.size();
  }

  public boolean isEmpty() {
    return columns.isEmpty();
  }

  @Override
  public Iterator<Column> iterator() {
    return columns.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Columns that && columns.equals(that.columns);
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }

  @Override
  public String toString() {
    return columns.toString();
  }
}
