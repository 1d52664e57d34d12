package io.openreg.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.openreg.model.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A request or an answer as the API guide shows it; the files are those of openreg-api-model's tests. */
record GuideSample(String name, JsonNode json) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*Z");
  // Maps whose names are data: those in the sample are examples.
  private static final Set<String> MAPS = Set.of("by_status", "last_30_days_trend", "parameters");

  static GuideSample of(String name) {
    try (InputStream file = GuideSample.class.getResourceAsStream("/guide/" + name + ".json")) {
      return new GuideSample(name, WireJson.mapper().readTree(Objects.requireNonNull(file, name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The request as it stands. */
  String request() {
    return json.toString();
  }

  /** The request with a real value in the place of the guide's. */
  String request(String member, JsonNode value) {
    return ((ObjectNode) json.deepCopy()).set(member, value).toString();
  }

  String request(String member, String value) {
    return request(member, TextNode.valueOf(value));
  }

  /** Asserts that an answer has the members of the sample, each of its type; it may have more. */
  void isShapeOf(JsonNode answer) {
    holds(answer, json, name);
  }

  private static void holds(JsonNode answer, JsonNode sample, String where) {
    if (sample.isNull()) {
      return;
    }
    assertThat(answer.getNodeType()).as("%s in %s", where, answer).isEqualTo(sample.getNodeType());
    if (sample.isObject()) {
      sample.properties().forEach(member -> {
        String here = where + "." + member.getKey();
        assertThat(answer.has(member.getKey())).as("%s in %s", here, answer).isTrue();
        if (!MAPS.contains(member.getKey())) {
          holds(answer.get(member.getKey()), member.getValue(), here);
        }
      });
    } else if (sample.isArray() && !sample.isEmpty()) {
      assertThat(answer).as(where).isNotEmpty();
      answer.forEach(element -> assertThat(StreamSupport.stream(sample.spliterator(), false))
          .as("%s in %s", where, element)
          .anySatisfy(one -> holds(element, one, where + "[]")));
    } else if (ID.matcher(sample.asText()).matches()) {
      assertThat(UUID.fromString(answer.asText())).as(where).isNotNull();
    } else if (TIME.matcher(sample.asText()).matches()) {
      assertThat(answer.asText()).as(where).endsWith("Z");
      assertThat(Instant.parse(answer.asText())).as(where).isNotNull();
    }
  }
}
