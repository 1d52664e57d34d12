package io.openreg.server.render;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a csv file is written. By default as RFC 4180 has it, with line feeds: a value is quoted only where it must be, a quote
 * in it is doubled, and a backslash is a character like any other.
 *
 * <p>A member {@code escape_char} other than the quote changes that: then a quote in a quoted value, and the escape character itself, are
 * written with the escape character before them, and a value that holds one is quoted. An empty {@code quote_char}
 * turns quoting off: then what would break the line is escaped, or, without an escape character, fails the run.
 *
 * <p>A {@code trailer_text} is written unless {@code include_trailer} is false.
 *
 * @param quote null: values are never quoted
 * @param escape null: a quote is doubled
 * @param headers what to write in place of the columns' names; empty: their names
 */
record CsvOptions(
    char delimiter,
    @Nullable Character quote,
    @Nullable Character escape,
    boolean includeHeader,
    String lineEnding,
    List<String> headers,
    @Nullable Template fileHeader,
    @Nullable Template trailer) {

  static CsvOptions parse(OptionReader options) {
    char delimiter = options.character("delimiter", ',');
    Character quote = options.characterOrNone("quote_char", '"');
    Character escape = options.characterOrNone("escape_char", null);
    if (Objects.equals(quote, delimiter)) {
      options.valueProblem("must differ from the delimiter", "quote_char");
    }
    if (Objects.equals(escape, delimiter)) {
      options.valueProblem("must differ from the delimiter", "escape_char");
    }
    Template trailerText = options.template("trailer_text", false);
    boolean includeTrailer = options.flag("include_trailer", trailerText != null);
    if (includeTrailer && trailerText == null && !options.has("trailer_text")) {
      options.problem("missing", "says what include_trailer writes", "trailer_text");
    }
    CsvOptions csv = new CsvOptions(
        delimiter,
        quote,
        Objects.equals(escape, quote) ? null : escape,
        options.flag("include_header", true),
        options.lineEnding("line_ending", "\n"),
        options.strings("column_headers"),
        options.template("file_header", false),
        includeTrailer ? trailerText : null);
    options.refuseUnknown();
    return csv;
  }

  Stream<Template> templates() {
    return Stream.of(fileHeader, trailer).filter(Objects::nonNull);
  }
}
