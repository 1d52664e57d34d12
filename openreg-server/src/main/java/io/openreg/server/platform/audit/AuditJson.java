package io.openreg.server.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Before and after as JSON, with every secret masked, however deep it sits. */
final class AuditJson {
  private static final String MASK = "***";
  private static final Set<String> SECRET_WORDS =
      Set.of("password", "secret", "token", "credential", "private_key", "api_key", "passphrase");

  private final JsonMapper mapper;

  AuditJson(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Nullable
  String write(Changes changes) {
    Map<String, Object> present = changes.present();
    if (present.isEmpty()) {
      return null;
    }
    JsonNode tree = mapper.valueToTree(present);
    mask(tree);
    try {
      return mapper.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of JSON could not be written", e);
    }
  }

  private static void mask(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (isSecret(member.getKey()) && !member.getValue().isNull()) {
          member.setValue(object.textNode(MASK));
        } else {
          mask(member.getValue());
        }
      }
    } else {
      node.forEach(AuditJson::mask);
    }
  }

  private static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SECRET_WORDS.stream().anyMatch(lower::contains);
  }
}
