package org.threatreviews.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;
import org.threatreviews.access.IdentitySetUp;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.settings.ServerCheck;
import org.threatreviews.settings.SettingFaults;

/**
 * Adds to other faults that the first administrator lacks a password, where the database can be
 * asked already; else {@link IdentitySetUp} would say so only once the others are cured.
 */
@Component
class FirstAdministratorCheck implements ServerCheck {

  private static final Logger log = LoggerFactory.getLogger(FirstAdministratorCheck.class);

  private static final String PATIENCE_SECONDS = "5";
  private static final String ENGINE_IS_THERE =
      "select to_regclass('act_id_membership') is not null";
  private static final String MEMBERS =
      "select exists (select 1 from act_id_membership where group_id_ = ?)";

  @Override
  public void check(ConfigurableEnvironment settings, SettingFaults faults) {
    if (!faults.isEmpty()
        && !SettingFaults.isSet(settings, IdentitySetUp.INITIAL_PASSWORD)
        && !SettingFaults.isSet(settings, IdentitySetUp.RECOVERY_PASSWORD)
        && lacksAdministrator(settings)) {
      faults.add(IdentitySetUp.INITIAL_PASSWORD, IdentitySetUp.NO_ADMINISTRATOR);
    }
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  private static boolean lacksAdministrator(ConfigurableEnvironment settings) {
    String url = settings.getProperty("spring.datasource.url", "");
    Properties properties = new Properties();
    properties.setProperty("user", settings.getProperty("spring.datasource.username", ""));
    properties.setProperty("password", settings.getProperty("spring.datasource.password", ""));
    properties.setProperty("connectTimeout", PATIENCE_SECONDS);
    properties.setProperty("socketTimeout", PATIENCE_SECONDS);
    properties.values().removeIf(""::equals);
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      return !asks(connection, ENGINE_IS_THERE) || !asks(connection, MEMBERS, Groups.ADMIN);
    } catch (SQLException e) {
      log.debug("the database can't be asked yet; the set-up will say why", e);
      return false;
    }
  }

  private static boolean asks(Connection connection, String question, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }
}
