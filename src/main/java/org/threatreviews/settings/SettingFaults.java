package org.threatreviews.settings;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;
import org.threatreviews.problem.StartRefused;

/** What is wrong with the settings of a server, so that one start tells everything. */
public final class SettingFaults {

  private final List<String> sentences = new ArrayList<>();

  /**
   * @param setting the property
   * @param sentence what is wrong with it
   */
  public void add(String setting, String sentence) {
    sentences.add("%s: %s".formatted(setting, sentence));
  }

  /** Adds a fault when nothing is set. */
  public void requireSet(ConfigurableEnvironment settings, String setting, String sentence) {
    if (!isSet(settings, setting)) {
      add(setting, sentence);
    }
  }

  public boolean isEmpty() {
    return sentences.isEmpty();
  }

  /** Whether the property has a value that is more than blanks. */
  public static boolean isSet(ConfigurableEnvironment settings, String setting) {
    return StringUtils.hasText(settings.getProperty(setting));
  }

  /**
   * Looks at everything and ends the start if anything is wrong.
   *
   * @throws StartRefused with all that is wrong
   */
  public static void refuse(ConfigurableEnvironment settings, Iterable<ServerCheck> checks) {
    SettingFaults faults = new SettingFaults();
    for (ServerCheck check : checks) {
      check.check(settings, faults);
    }
    if (!faults.isEmpty()) {
      throw new StartRefused(
          "With these settings no server starts:\n  - " + String.join("\n  - ", faults.sentences),
          "Set what is named, as a property, as an environment variable (SPRING_MAIL_HOST for"
              + " spring.mail.host) or, if it is secret, as a file; see \"Settings of a server\" in"
              + " docs/operations.md. To try the application with nothing configured, start the jar"
              + " whose name ends in -demo.jar.");
    }
  }
}
