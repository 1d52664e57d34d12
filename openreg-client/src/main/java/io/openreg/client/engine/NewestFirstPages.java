package io.openreg.client.engine;

import io.openreg.client.PagedIterable;
import io.openreg.model.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a counted list that grows at its front. What is created after the first page is kept out of the later ones by an upper bound on the creation time,
 * taken from the first element and not from our clock, which may differ from the server's.
 */
public final class NewestFirstPages<T> implements PagedIterable.Pages<T> {
  /** Fetches the page after {@code skip} elements created no later than {@code to}. */
  @FunctionalInterface
  public interface Fetch<T> {
    Page<T> page(long skip, @Nullable Instant to);
  }

  private final OffsetPages<T> pages;
  private @Nullable Instant to;

  public NewestFirstPages(
      @Nullable Instant to,
      Fetch<T> fetch,
      Function<T, ?> identity,
      Function<T, Instant> createdAt) {
    this.to = to;
    this.pages = OffsetPages.counted(
        skip -> {
          Page<T> page = fetch.page(skip, this.to);
          if (this.to == null && !page.data().isEmpty()) {
            // One microsecond, the server's resolution, later: right whether the server means
            // "before" or "until".
            this.to = createdAt.apply(page.data().get(0)).plus(1, ChronoUnit.MICROS);
          }
          return page;
        },
        identity);
  }

  @Override
  public @Nullable List<T> next() {
    return pages.next();
  }
}
