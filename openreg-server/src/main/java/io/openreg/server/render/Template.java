package io.openreg.server.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text of a header, trailer or wrapper with {@code {placeholders}}. A brace that does not enclose a word is text, as
 * JSON wrappers need it; a word that is no placeholder is refused, since a misspelt one would reach the regulator.
 */
final class Template {
  /** What a placeholder stands for. */
  enum Placeholder {
    /** Records in this file. Known only after the last one: see {@link PartFile}. */
    RECORD_COUNT,
    /** The business date the run is for, {@code YYYY-MM-DD}. */
    REPORTING_DATE,
    /** The run parameter {@code reporting_lei}. */
    REPORTING_LEI,
    /** The part, counted from 1. */
    PAGE_NUMBER,
    /** The name this file is published under. */
    FILENAME,
    /** When the run was started, as an ISO instant in UTC. */
    TIMESTAMP,
    /** Where the records go, in a JSON wrapper. */
    DATA;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern WORD = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

  /** A piece is fixed text or, where text is null, a placeholder. */
  private record Piece(@Nullable String text, @Nullable Placeholder placeholder) {}

  private final List<Piece> pieces;

  private Template(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /** Text in which nothing is replaced. */
  static Template of(String text) {
    return new Template(List.of(new Piece(text, null)));
  }

  static Template parse(String text, boolean dataAllowed, Consumer<String> problems) {
    List<Piece> pieces = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int end = 0;
    while (word.find()) {
      Placeholder placeholder = named(word.group(1));
      if (placeholder == null || (placeholder == Placeholder.DATA && !dataAllowed)) {
        problems.accept(
            "{" + word.group(1) + "} is no placeholder here; known are " + known(dataAllowed));
        continue;
      }
      pieces.add(new Piece(text.substring(end, word.start()), null));
      pieces.add(new Piece(null, placeholder));
      end = word.end();
    }
    pieces.add(new Piece(text.substring(end), null));
    return new Template(pieces);
  }

  boolean uses(Placeholder placeholder) {
    return count(placeholder) > 0;
  }

  long count(Placeholder placeholder) {
    return pieces.stream().filter(piece -> piece.placeholder() == placeholder).count();
  }

  /** The text, each placeholder replaced by what {@code values} says. */
  String fill(Function<Placeholder, String> values) {
    StringBuilder filled = new StringBuilder();
    for (Piece piece : pieces) {
      filled.append(piece.placeholder() == null ? piece.text() : values.apply(piece.placeholder()));
    }
    return filled.toString();
  }

  /** What stands before and what stands after the only {@code {data}}. */
  List<Template> aroundData() {
    int data = pieces.indexOf(new Piece(null, Placeholder.DATA));
    return List.of(
        new Template(pieces.subList(0, data)),
        new Template(pieces.subList(data + 1, pieces.size())));
  }

  private static @Nullable Placeholder named(String word) {
    return Arrays.stream(Placeholder.values())
        .filter(placeholder -> placeholder.word().equals(word))
        .findFirst()
        .orElse(null);
  }

  private static String known(boolean dataAllowed) {
    return Arrays.stream(Placeholder.values())
        .filter(placeholder -> dataAllowed || placeholder != Placeholder.DATA)
        .map(placeholder -> "{" + placeholder.word() + "}")
        .collect(Collectors.joining(", "));
  }
}
