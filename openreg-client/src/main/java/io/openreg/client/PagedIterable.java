package io.openreg.client;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list on the server, fetched page by page as it is read. Nothing is asked before the first element is; every iteration asks anew. An iterator is not
 * thread-safe, the iterable is.
 */
public final class PagedIterable<T> implements Iterable<T> {
  /** Fetches pages in their order. */
  @FunctionalInterface
  public interface Pages<T> {
    /** The next page, which may be empty; null after the last. */
    @Nullable
    List<T> next();
  }

  private final Supplier<Pages<T>> source;
  private final long limit;

  private PagedIterable(Supplier<Pages<T>> source, long limit) {
    this.source = requireNonNull(source);
    this.limit = limit;
  }

  /** A list whose every iteration reads the pages of a new {@code source}. */
  public static <T> PagedIterable<T> of(Supplier<Pages<T>> source) {
    return new PagedIterable<>(source, Long.MAX_VALUE);
  }

  /** The same list, ending after {@code count} elements. */
  public PagedIterable<T> limit(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("limit must not be negative: " + count);
    }
    return new PagedIterable<>(source, Math.min(limit, count));
  }

  /** The elements. */
  @Override
  public Iterator<T> iterator() {
    Iterator<List<T>> pages = byPage().iterator();
    return new Iterator<>() {
      private Iterator<T> page = List.<T>of().iterator();

      @Override
      public boolean hasNext() {
        while (!page.hasNext() && pages.hasNext()) {
          page = pages.next().iterator();
        }
        return page.hasNext();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return page.next();
      }
    };
  }

  /** The pages that hold an element, each as the server sent it, the last cut at the limit. */
  public Iterable<List<T>> byPage() {
    return () -> new PageIterator<>(source.get(), limit);
  }

  /** The elements as a sequential stream, fetched as it is consumed. */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /** The first element, if there is one. */
  public Optional<T> first() {
    Iterator<T> elements = iterator();
    return elements.hasNext() ? Optional.of(elements.next()) : Optional.empty();
  }

  private static final class PageIterator<T> implements Iterator<List<T>> {
    private final Pages<T> pages;
    private long left;
    private @Nullable List<T> ready;

    PageIterator(Pages<T> pages, long limit) {
      this.pages = pages;
      this.left = limit;
    }

    @Override
    public boolean hasNext() {
      while (ready == null && left > 0) {
        List<T> page = pages.next();
        if (page == null) {
          left = 0;
        } else if (!page.isEmpty()) {
          ready = page.size() <= left ? page : page.subList(0, (int) left);
          left -= ready.size();
        }
      }
      return ready != null;
    }

    @Override
    public List<T> next() {
      if (!hasNext() || ready == null) {
        throw new NoSuchElementException();
      }
      List<T> page = ready;
      ready = null;
      return page;
    }
  }
}
