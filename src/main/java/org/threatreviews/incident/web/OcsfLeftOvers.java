package org.threatreviews.incident.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.threatreviews.input.Text;

/**
 * Attributes of an OCSF event that an incident has no place for. Not among them is what has no value,
 * and what only repeats in words or in another form what is read.
 */
final class OcsfLeftOvers {

  private static final int LONGEST_ECHO = 60;
  private static final int MOST = 50;

  /** The class and its names, the severity in words, the time as text, the status' name. */
  private static final Pattern REPEATED =
      Pattern.compile("(category|class|type|activity)_(uid|name)|severity|status|time_dt");

  private final TreeSet<String> names = new TreeSet<>();

  /**
   * @param path of the object that has them, with a full stop; empty for the event itself
   */
  void add(String path, Map<String, JsonNode> others) {
    if (others != null) {
      others.forEach((name, value) -> {
        if (!isEmpty(value) && !(path.isEmpty() && REPEATED.matcher(name).matches())) {
          names.add(path + Text.beginning(name, LONGEST_ECHO));
        }
      });
    }
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull()
        || (value.isContainerNode() ? value.isEmpty() : value.asText().isBlank());
  }

  /** By their names; of very many the first, and how many more there are. */
  Stream<NotTaken> named() {
    List<NotTaken> all = names.stream()
        .limit(MOST)
        .map(name -> new NotTaken(name, "An incident has no place for it."))
        .toList();
    return names.size() <= MOST
        ? all.stream()
        : Stream.concat(
            all.stream(),
            Stream.of(new NotTaken(
                "…",
                "And %d more attributes; an incident has no place for them."
                    .formatted(names.size() - MOST))));
  }
}
