package org.threatreviews.settings;

import java.util.Locale;
import java.util.Set;

/** Passwords that programs come with, or that stand in instructions to be replaced. */
final class GuessableSecrets {

  private static final Set<String> WELL_KNOWN = Set.of(
      "...",
      "123456",
      "12345678",
      "123456789",
      "1234567890",
      "admin",
      "administrator",
      "camunda",
      "change-me",
      "change_me",
      "changeit",
      "changeme",
      "default",
      "demo",
      "example",
      "guest",
      "letmein",
      "passw0rd",
      "password",
      "passwort",
      "postgres",
      "postgresql",
      "qwerty",
      "root",
      "secret",
      "test",
      "threat-reviews",
      "threatreviews",
      "user",
      "welcome",
      "…");

  private GuessableSecrets() {}

  static boolean contain(String secret) {
    return WELL_KNOWN.contains(secret.strip().toLowerCase(Locale.ROOT));
  }
}
