package org.threatreviews.database;

import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;
import org.threatreviews.settings.ServerCheck;
import org.threatreviews.settings.SettingFaults;

/** A server has a database of its operator's, and what lets it in there. */
@Component
class DatabaseSettingsCheck implements ServerCheck {

  /** Other ways in than spring.datasource.password, as the driver's documentation has them. */
  private static final Pattern SECRET_IN_URL = Pattern.compile(
      "[?&](password|passfile|sslkey|sslcert|authenticationPluginClassName|jaasApplicationName)=.+");

  @Override
  public void check(ConfigurableEnvironment settings, SettingFaults faults) {
    faults.requireSet(
        settings,
        "spring.datasource.url",
        "No database is configured; name a PostgreSQL, such as"
            + " jdbc:postgresql://db.mdr.example/threatreviews.");
    requirePassword("spring.datasource.username", "spring.datasource.password", settings, faults);
    if (SettingFaults.isSet(settings, "spring.flyway.user")) {
      requirePassword("spring.flyway.user", "spring.flyway.password", settings, faults);
    }
  }

  private static void requirePassword(
      String userSetting,
      String passwordSetting,
      ConfigurableEnvironment settings,
      SettingFaults faults) {
    String user = settings.getProperty(userSetting, "");
    String password = settings.getProperty(passwordSetting, "");
    String url = settings.getProperty("spring.datasource.url", "");
    if (password.isBlank() && !SECRET_IN_URL.matcher(url).find()) {
      faults.add(passwordSetting, "The database must ask for a password; none is set.");
    } else if (!password.isBlank() && password.equalsIgnoreCase(user)) {
      faults.add(passwordSetting, "It must be another word than the user's name.");
    }
  }
}
