package org.threatreviews.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The files below {@code messages/}, and what holds for all of them. */
public final class MessageFiles {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)(,[a-z]+)?");

  private MessageFiles() {}

  /** The texts of a file by key, such as those of {@code mail_de}. */
  public static Map<String, String> texts(String file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = new InputStreamReader(
        MessageFiles.class.getResourceAsStream("/messages/" + file + ".properties"),
        StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }

  /** Each text of the English file is there in the language, with the same placeholders. */
  public static void assertTranslated(String file, String language) throws IOException {
    Map<String, String> english = texts(file);

    Map<String, String> translated = texts(file + "_" + language);

    assertThat(translated.keySet()).isEqualTo(english.keySet());
    assertThat(translated.values()).noneMatch(String::isBlank);
    english.forEach((key, text) -> assertThat(placeholders(translated.get(key)))
        .as("placeholders of %s in %s", key, language)
        .isEqualTo(placeholders(text)));
  }

  private static Set<String> placeholders(String text) {
    Set<String> found = new TreeSet<>();
    PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group()));
    return found;
  }
}
