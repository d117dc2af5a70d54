package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BcryptPasswordsTest {

  private final BcryptPasswords passwords = new BcryptPasswords();

  @Test
  void areStoredWithTheStrengthThatMakesGuessingSlow() {
    assertThat(passwords.encrypt("secret")).startsWith("$2a$10$");
  }

  @Test
  void areKnownAgainWholly() {
    String longOne = "p".repeat(100);
    String stored = passwords.encrypt(longOne);

    assertThat(passwords.check(longOne, stored)).isTrue();
    assertThat(passwords.check(longOne + "q", stored)).isFalse();
  }
}
