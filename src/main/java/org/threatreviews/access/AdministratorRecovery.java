package org.threatreviews.access;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;
import org.threatreviews.access.ApiToken.Reason;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.problem.StartRefused;

/**
 * Gives an administrator a new password, for whoever has the server: a command of the jar that works
 * on the database, opens no port and runs nothing else. Nodes may run meanwhile.
 */
public final class AdministratorRecovery {

  private static final String OPTION = "recover-admin";
  private static final String USUAL = "admin";
  private static final String FIRST_NAME = "First";
  private static final String LAST_NAME = "Administrator";
  private static final int PASSWORD_BYTES = 18;

  private final Accounts accounts;
  private final TokenRecords tokens;
  private final SignOuts signOuts;
  private final JdbcClient jdbc;
  private final Clock clock;

  AdministratorRecovery(
      Accounts accounts, TokenRecords tokens, SignOuts signOuts, JdbcClient jdbc, Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.signOuts = signOuts;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether the command line asks for it: {@code --recover-admin} or {@code --recover-admin=kim}. */
  public static boolean isWanted(String... arguments) {
    return Arrays.stream(arguments)
        .anyMatch(
            argument -> argument.equals("--" + OPTION) || argument.startsWith("--" + OPTION + "="));
  }

  /**
   * Recovers and prints the password, once.
   *
   * @param arguments of the command line; may hold settings of the database too
   * @throws StartRefused when there is no database or no such administrator
   */
  public static void run(PrintStream console, String... arguments) {
    SpringApplication command = new SpringApplication(Setup.class);
    command.setWebApplicationType(WebApplicationType.NONE);
    command.setRegisterShutdownHook(false);
    command.addInitializers(context -> {
      if (!StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"))) {
        throw new StartRefused(
            "No database is configured in which an administrator could get a new password.",
            "Set spring.datasource.url, .username and .password as for the application. The"
                + " passwords of a demo are in its credentials.properties.");
      }
    });
    command.addInitializers(
        context -> context.getBeanFactory().registerSingleton("console", console));
    command.run(arguments).close();
  }

  private String recover(String user) {
    final String password = strong(user);
    if (accounts.in(Groups.ADMIN).contains(user)) {
      accounts.changePassword(user, password);
    } else if (!user.equals(USUAL)) {
      throw new StartRefused(
          "The user '%s' is no administrator.".formatted(user),
          "Name one of these: %s. Without a name, the user '%s' becomes an administrator."
              .formatted(String.join(", ", accounts.in(Groups.ADMIN)), USUAL));
    } else if (accounts.exists(user)) {
      accounts.changePassword(user, password);
      accounts.join(user, Groups.ADMIN);
    } else {
      accounts.createGroups();
      accounts.create(user, FIRST_NAME, LAST_NAME, Groups.ADMIN, password);
    }
    signOuts.add(user);
    String by = System.getProperty("user.name") + "@" + host();
    tokens.revokeAllOf(user, Reason.RECOVERY, by);
    jdbc.sql("""
            insert into administrator_recovery (user_id, recovered_at, recovered_by)
            values (:user, :at, :by)
            """)
        .param("user", user)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
    return password;
  }

  /** Random, and as the engine's policy wants it. */
  private String strong(String user) {
    SecureRandom random = new SecureRandom();
    byte[] bytes = new byte[PASSWORD_BYTES];
    String password;
    do {
      random.nextBytes(bytes);
      password = Base64.getUrlEncoder().encodeToString(bytes);
    } while (!accounts.accepts(user, FIRST_NAME, LAST_NAME, password));
    return password;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown host";
    }
  }

  /**
   * What the command needs of the application: its settings, the database and the engine's users. It
   * bears no annotation by which a start of the application would find it.
   */
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
  })
  static class Setup {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    /** Only its users are asked for; no job runs, and nothing is deployed. */
    @Bean(destroyMethod = "close")
    ProcessEngine engine(
        DataSource dataSource,
        PlatformTransactionManager transactions,
        ApplicationContext context) {
      SpringProcessEngineConfiguration engine = new SpringProcessEngineConfiguration();
      engine.setProcessEngineName(OPTION);
      engine.setApplicationContext(context);
      engine.setDataSource(dataSource);
      engine.setTransactionManager(transactions);
      engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
      engine.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
      engine.setJobExecutorActivate(false);
      engine.setMetricsEnabled(false);
      engine.setGeneralResourceWhitelistPattern(Passwords.ID.pattern());
      engine.setPasswordEncryptor(new BcryptPasswords());
      engine.setEnablePasswordPolicy(true);
      return engine.buildProcessEngine();
    }

    @Bean
    Accounts accounts(ProcessEngine engine) {
      IdentityService identity = engine.getIdentityService();
      return new Accounts(identity);
    }

    /** A refusal in it is told as one of a start is: in two sentences. */
    @Bean
    ApplicationRunner recover(
        AdministratorRecovery recovery,
        TransactionTemplate transaction,
        Environment environment,
        PrintStream console) {
      return arguments -> {
        String named = environment.getProperty(OPTION);
        String user = StringUtils.hasText(named) ? named : USUAL;
        String password = transaction.execute(status -> recovery.recover(user));
        console.printf(
            "%nThe administrator '%s' has a new password, which is not shown again:%n%n  %s%n%n"
                + "All sessions and API tokens of this user have ended.%n",
            user, password);
      };
    }

    @Bean
    AdministratorRecovery recovery(Accounts accounts, JdbcClient jdbc, Clock clock) {
      return new AdministratorRecovery(
          accounts, new TokenRecords(jdbc, clock), new SignOuts(jdbc, clock), jdbc, clock);
    }
  }
}
