package org.threatreviews.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Stores the passwords of the engine's users with bcrypt. */
public final class BcryptPasswords implements PasswordEncryptor {

  private static final int STRENGTH = 10;

  private final BCryptPasswordEncoder bcrypt;

  public BcryptPasswords() {
    this(STRENGTH);
  }

  /**
   * @param strength the logarithm of the rounds
   */
  public BcryptPasswords(int strength) {
    bcrypt = new BCryptPasswordEncoder(strength);
  }

  @Override
  public String encrypt(String password) {
    return bcrypt.encode(shorten(password));
  }

  @Override
  public boolean check(String password, String encrypted) {
    return bcrypt.matches(shorten(password), encrypted);
  }

  @Override
  public String hashAlgorithmName() {
    return "bcrypt-sha256";
  }

  /** bcrypt reads no more than 72 bytes, and the engine appends its own salt. */
  private static String shorten(String password) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
