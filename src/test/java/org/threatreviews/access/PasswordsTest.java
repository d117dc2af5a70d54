package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that nobody has costs the same work as a wrong password. */
class PasswordsTest {

  private final IdentityService identity = mock(IdentityService.class, RETURNS_DEEP_STUBS);
  private final ProcessEngineConfigurationImpl engine = mock(ProcessEngineConfigurationImpl.class);
  private final PasswordManager manager = mock(PasswordManager.class);
  private final Passwords passwords = new Passwords(identity, engine, mock(SignOuts.class));

  @BeforeEach
  void know() {
    UserEntity kim = mock(UserEntity.class);
    when(kim.getPassword()).thenReturn("{bcrypt-sha256}kim's");
    when(kim.getSalt()).thenReturn("salt");
    when(identity.createUserQuery().userId(anyString()).singleResult()).thenReturn(null);
    when(identity.createUserQuery().userId("kim").singleResult()).thenReturn(kim);
    when(engine.getPasswordManager()).thenReturn(manager);
    when(manager.encrypt(any())).thenReturn("{bcrypt-sha256}nobody's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kim", "nobody", "", "a\u0000b", "' or 1=1", "ü"})
  void hashesOncePerAttempt(String user) {
    assertThat(passwords.check(user, "wrong")).isEmpty();
    assertThat(passwords.check(user, "wrong")).isEmpty();

    verify(manager, times(2)).check(anyString(), anyString());
    verify(manager, times(1)).encrypt(any());
  }
}
