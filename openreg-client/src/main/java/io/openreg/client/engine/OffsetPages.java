package io.openreg.client.engine;

import io.openreg.client.PagedIterable;
import io.openreg.model.Page;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a skip/limit list to its end. Elements that slid from one page onto the next, because newer ones came in front, are shown once. */
public final class OffsetPages<T> implements PagedIterable.Pages<T> {
  private final LongFunction<Page<T>> fetch;
  private final Function<T, ?> identity;
  private Set<?> previous = Set.of();
  private long skip;
  private boolean ended;

  private OffsetPages(LongFunction<Page<T>> fetch, Function<T, ?> identity) {
    this.fetch = fetch;
    this.identity = identity;
  }

  /** A list that tells its total: ends there, not at a page that is short or empty. */
  public static <T> OffsetPages<T> counted(LongFunction<Page<T>> fetch, Function<T, ?> identity) {
    return new OffsetPages<>(fetch, identity);
  }

  /** A bare list: ends at an empty page, not at a short one, because a server may give fewer than asked for. */
  public static <T> OffsetPages<T> bare(LongFunction<List<T>> fetch, Function<T, ?> identity) {
    return new OffsetPages<>(
        skip -> {
          List<T> data = fetch.apply(skip);
          return new Page<>(data.isEmpty() ? skip : Long.MAX_VALUE, skip, data.size(), data);
        },
        identity);
  }

  @Override
  public @Nullable List<T> next() {
    if (ended) {
      return null;
    }
    Page<T> page = fetch.apply(skip);
    // A page from which everything was deleted meanwhile is stepped over whole.
    skip += page.data().isEmpty() ? Math.max(1, page.limit()) : page.data().size();
    ended = skip >= page.total();
    List<T> fresh = page.data().stream()
        .filter(item -> !previous.contains(identity.apply(item)))
        .toList();
    previous = page.data().stream().<Object>map(identity).collect(Collectors.toUnmodifiableSet());
    return fresh;
  }
}
