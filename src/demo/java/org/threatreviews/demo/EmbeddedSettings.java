package org.threatreviews.demo;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded default.
 *
 * @param dataDirectory where database, generated passwords and caught mail are kept
 * @param durable whether a commit is on disk before it returns; tests give that up for speed
 */
@ConfigurationProperties("threat-reviews.embedded")
record EmbeddedSettings(
    @DefaultValue("./data") Path dataDirectory,
    @DefaultValue("true") boolean durable) {

  EmbeddedSettings {
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
  }
}
