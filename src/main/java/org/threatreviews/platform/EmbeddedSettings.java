package org.threatreviews.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded default.
 *
 * @param dataDirectory where database, generated passwords and caught mail are kept
 */
@ConfigurationProperties("threat-reviews.embedded")
record EmbeddedSettings(@DefaultValue("./data") Path dataDirectory) {}
