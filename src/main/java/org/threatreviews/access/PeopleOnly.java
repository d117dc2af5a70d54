package org.threatreviews.access;

import java.util.Set;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.threatreviews.access.rights.Groups;

/** Lets people in by the sign-in page, and not the accounts of programs: those have the API only. */
final class PeopleOnly {

  /** The password was right, but nobody works with this account. */
  static final class ProgramsAccount extends AccountStatusException {

    private static final long serialVersionUID = 1L;

    ProgramsAccount() {
      super("this account is a program's");
    }
  }

  private PeopleOnly() {}

  static AuthenticationManager among(EngineAuthenticationProvider accounts) {
    return attempt -> {
      Authentication person = accounts.authenticate(attempt);
      if (AuthorityUtils.authorityListToSet(person.getAuthorities())
          .equals(Set.of(Groups.INTEGRATION))) {
        throw new ProgramsAccount();
      }
      return person;
    };
  }
}
