package org.threatreviews.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.threatreviews.support.HttpTest;

@HttpTest
class DemoUsersTest {

  private static final List<String> USERS =
      List.of("lead", "analyst", "advisor", "soc", "integration", "admin");

  @Autowired
  @Qualifier("identitySetUp")
  SmartInitializingSingleton startUp;

  @Autowired
  IdentityService identity;

  @Autowired
  Credentials credentials;

  @Test
  void keepsThePasswordsInAFileForItsOwnerOnly() throws IOException {
    assertThat(credentials.read()).containsOnlyKeys(USERS.toArray(String[]::new));
    assertThat(credentials.read().values()).doesNotHaveDuplicates();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials.file())))
        .isEqualTo("rw-------");
  }

  @Test
  void changesNothingAtTheNextStart() {
    Map<String, String> passwords = credentials.read();

    startUp.afterSingletonsInstantiated();

    assertThat(credentials.read()).isEqualTo(passwords);
  }

  @Test
  void makesNewPasswordsWhenTheFileIsLost() throws IOException {
    Files.delete(credentials.file());

    startUp.afterSingletonsInstantiated();

    assertThat(credentials.read()).containsOnlyKeys(USERS.toArray(String[]::new));
    assertThat(USERS)
        .allSatisfy(
            user -> assertThat(identity.checkPassword(user, credentials.read().get(user)))
                .isTrue());
  }

  @Test
  void makesAUserThatIsLostAgain() {
    identity.deleteUser("advisor");

    startUp.afterSingletonsInstantiated();

    assertThat(identity.checkPassword("advisor", credentials.read().get("advisor")))
        .isTrue();
    assertThat(identity.createGroupQuery().groupMember("advisor").singleResult().getId())
        .isEqualTo("advisor");
  }
}
