package io.openreg.server.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Renders rows as a run does, in a directory, and reads the files back. A config is JSON in which ' stands for ". */
final class Rendering {
  static final UUID RUN = UUID.fromString("0190a1b2-0000-7000-8000-000000000001");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> config;
  private final Path directory;
  private final Map<String, Object> parameters = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private Columns columns = Columns.NONE;

  Rendering(Path parent, String config) {
    try {
      this.directory = Files.createTempDirectory(parent, "run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.config = json(config);
  }

  /** The columns of the rows that follow, known to the source. */
  Rendering columns(String... names) {
    columns = Columns.named(List.of(names));
    return this;
  }

  Rendering row(@Nullable Object... values) {
    rows.add(new Row(columns, values));
    return this;
  }

  /** A row with keys of its own, as a transform's dict has them. */
  Rendering dict(Map<String, ? extends @Nullable Object> members) {
    rows.add(
        new Row(Columns.named(List.copyOf(members.keySet())), members.values().toArray()));
    return this;
  }

  Rendering parameter(String name, Object value) {
    parameters.put(name, value);
    return this;
  }

  RunFacts facts() {
    return new RunFacts(
        RUN, "MiFIR daily", "v1.3", Instant.parse("2024-01-20T08:30:15.123Z"), parameters);
  }

  OutputOptions options() {
    return options(config);
  }

  List<RenderedFile> files() {
    try (OutputFiles files = new OutputFiles(options(), facts(), directory)) {
      files.columns(columns);
      rows.forEach(files::write);
      return files.finish();
    }
  }

  List<String> texts() {
    return files().stream().map(Rendering::text).toList();
  }

  /** The content of the only file. */
  String text() {
    List<String> texts = texts();
    assertThat(texts).hasSize(1);
    return texts.get(0);
  }

  Path directory() {
    return directory;
  }

  static String text(RenderedFile file) {
    try {
      return Files.readString(file.path(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A map in the order of its keys: name, value, name, value. */
  static Map<String, @Nullable Object> ordered(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return map;
  }

  static OutputOptions options(String config) {
    return options(json(config));
  }

  static OutputOptions options(Map<String, ?> config) {
    OutputOptions.Parsed parsed = OutputOptions.parse(config, name -> true);
    assertThat(parsed.problems()).isEmpty();
    return requireNonNull(parsed.options());
  }

  static List<OptionProblem> problems(String config) {
    return OutputOptions.parse(
            json(config), name -> Arrays.asList("desk", "trade_date").contains(name))
        .problems();
  }

  static Map<String, Object> json(String text) {
    try {
      return JSON.readValue(text.replace('\'', '"'), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
