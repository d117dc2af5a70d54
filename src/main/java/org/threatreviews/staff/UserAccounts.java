package org.threatreviews.staff;

import java.util.Collection;
import java.util.Set;

/** Who can sign in. */
public interface UserAccounts {

  /** Those of these user ids that have an account. */
  Set<String> existing(Collection<String> userIds);
}
