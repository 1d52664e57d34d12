package io.openreg.model;

import java.util.List;

/**
 * One page of a list that knows its total.
 *
 * @param total how many items match in all, not only here
 * @param skip how many items lie before this page
 * @param limit the page size in force; a server may have lowered the one asked for
 * @param data the items, at most {@code limit} of them
 */
public record Page<T>(long total, long skip, int limit, List<T> data) {
  public Page {
    data = data == null ? List.of() : List.copyOf(data);
  }
}
