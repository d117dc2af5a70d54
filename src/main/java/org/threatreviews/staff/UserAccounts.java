package org.threatreviews.staff;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Who can sign in. */
public interface UserAccounts {

  /** Those of these user ids that have an account. */
  Set<String> existing(Collection<String> userIds);

  /** First and last name of an account; empty when there is no such account, or it has no name. */
  Optional<String> nameOf(String userId);
}
