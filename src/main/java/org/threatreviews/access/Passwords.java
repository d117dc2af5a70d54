package org.threatreviews.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;

/**
 * The engine's users as a sign-in sees them. Ours, because the engine's own check counts wrong
 * passwords at the account and then refuses the right one, so that any stranger could lock anybody
 * out; and because it answers faster when there is no such user.
 */
@Component
class Passwords {

  /** What can be a user's id in the engine; anything else is nobody's. */
  static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  private final IdentityService identity;
  private final ProcessEngineConfigurationImpl engine;
  private final SignOuts signOuts;
  private volatile String nobodys;

  /**
   * A user as of now.
   *
   * @param passwordMark changes with the password
   * @param groups sorted
   * @param signOuts how often the user has signed out everywhere
   */
  record Account(String passwordMark, List<String> groups, int signOuts) {}

  Passwords(IdentityService identity, ProcessEngineConfigurationImpl engine, SignOuts signOuts) {
    this.identity = identity;
    this.engine = engine;
    this.signOuts = signOuts;
  }

  /** The account whose password this is. Takes the same time whether there is such a user or not. */
  Optional<Account> check(String user, String password) {
    String nobodys = nobodys(); // whoever comes first makes it, not the first without an account
    Optional<UserEntity> stored = find(user);
    String hash = stored.map(UserEntity::getPassword).orElse(nobodys);
    String salt = stored.map(UserEntity::getSalt).orElse("");
    boolean right = passwords().check(EncryptionUtil.saltPassword(password, salt), hash);
    return right ? stored.map(this::account) : Optional.empty();
  }

  /** The account as it is now; empty when the user is gone. */
  Optional<Account> current(String user) {
    return find(user).map(this::account);
  }

  private Optional<UserEntity> find(String user) {
    return ID.matcher(user).matches()
        ? Optional.ofNullable(
            (UserEntity) identity.createUserQuery().userId(user).singleResult())
        : Optional.empty();
  }

  private Account account(UserEntity user) {
    List<String> groups =
        identity.createGroupQuery().groupMember(user.getId()).unlimitedList().stream()
            .map(Group::getId)
            .sorted()
            .toList();
    return new Account(user.getPassword(), groups, signOuts.of(user.getId()));
  }

  /** A hash that is as dear to check as anybody's. */
  private String nobodys() {
    if (nobodys == null) {
      nobodys = passwords().encrypt("nobody's");
    }
    return nobodys;
  }

  private PasswordManager passwords() {
    return engine.getPasswordManager();
  }
}
