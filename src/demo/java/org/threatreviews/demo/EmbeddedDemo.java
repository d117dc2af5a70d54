package org.threatreviews.demo;

import java.security.SecureRandom;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.threatreviews.access.Accounts;
import org.threatreviews.access.DemoMode;
import org.threatreviews.access.rights.Groups;

/** The demo's users, each with a generated password in a file, and where to find them. */
@Component
@EmbeddedDefault
class EmbeddedDemo implements DemoMode {

  /** Without the characters that are easily taken for one another. */
  private static final String PASSWORD_CHARACTERS =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

  private static final int PASSWORD_BLOCKS = 4;
  private static final int PASSWORD_BLOCK_LENGTH = 5;

  private final Accounts accounts;
  private final Credentials credentials;
  private final PortfolioProgress portfolio;
  private final SecureRandom random = new SecureRandom();

  EmbeddedDemo(Accounts accounts, Credentials credentials, PortfolioProgress portfolio) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.portfolio = portfolio;
  }

  @Override
  public void createUsers() {
    Map<String, String> passwords = credentials.read();
    Map<String, String> before = Map.copyOf(passwords);
    createUser("lead", "Lena", "Lead", Groups.TEAM_LEAD, passwords);
    createUser("analyst", "Anna", "Analyst", Groups.ANALYST, passwords);
    createUser("advisor", "Adam", "Advisor", Groups.ADVISOR, passwords);
    createUser("soc", "Sofia", "Soc", Groups.SOC, passwords);
    createUser("integration", "Client", "Portal", Groups.INTEGRATION, passwords);
    createUser("admin", "Ada", "Admin", Groups.ADMIN, passwords);
    if (!passwords.equals(before)) {
      credentials.write(passwords);
    }
  }

  /** A user without a line in the file gets a new password, a line without a user gets the user. */
  private void createUser(
      String id, String firstName, String lastName, String group, Map<String, String> passwords) {
    boolean known = passwords.containsKey(id);
    if (!known) {
      passwords.put(id, newPassword(id, firstName, lastName));
    }
    if (!accounts.exists(id)) {
      accounts.create(id, firstName, lastName, group, passwords.get(id));
    } else if (!known) {
      accounts.changePassword(id, passwords.get(id));
    }
  }

  private String newPassword(String id, String firstName, String lastName) {
    String password;
    do {
      StringBuilder characters = new StringBuilder();
      for (int block = 0; block < PASSWORD_BLOCKS; block++) {
        characters.append(block == 0 ? "" : "-");
        random
            .ints(PASSWORD_BLOCK_LENGTH, 0, PASSWORD_CHARACTERS.length())
            .mapToObj(PASSWORD_CHARACTERS::charAt)
            .forEach(characters::append);
      }
      password = characters.toString();
    } while (!accounts.accepts(id, firstName, lastName, password));
    return password;
  }

  @Override
  public void whenThere(String url, Runnable notice) {
    if (portfolio.isUnderWay()) {
      System.out.print("""

          Threat Reviews answers at %1$s/ (users lead, analyst, …: %2$s).
          Meanwhile the sample clients get their past; nothing can be changed until it is there.

          """.formatted(url, credentials.file()));
    }
    portfolio.whenThere(notice);
  }

  @Override
  public String startNotice(String url) {
    return """
          Inbox        %1$s/demo/inbox  (this is a demo: all mail is caught, none leaves this machine)
          Time travel  %1$s/demo/travel  (for the team lead)

          Users lead, analyst, advisor, soc, integration and admin; their passwords are in
          %2$s
        """.formatted(url, credentials.file());
  }
}
