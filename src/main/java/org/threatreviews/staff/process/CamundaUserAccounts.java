package org.threatreviews.staff.process;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.threatreviews.staff.UserAccounts;

/** The engine's users. */
@Component
class CamundaUserAccounts implements UserAccounts {

  private final IdentityService identity;

  CamundaUserAccounts(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public Set<String> existing(Collection<String> userIds) {
    return userIds.isEmpty()
        ? Set.of()
        : identity
            .createUserQuery()
            .userIdIn(userIds.toArray(String[]::new))
            .unlimitedList()
            .stream()
            .map(User::getId)
            .collect(Collectors.toSet());
  }

  @Override
  public Optional<String> nameOf(String userId) {
    return Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult())
        .map(user -> Stream.of(user.getFirstName(), user.getLastName())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "))
            .strip())
        .filter(name -> !name.isEmpty());
  }
}
