package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletContext;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

/** What is taken from an account is taken from its sessions and programs within seconds. */
@HttpTest
class StandingTest {

  private static final String PASSWORD = "Battery-Staple-7";
  private static final Duration SECONDS = Duration.ofSeconds(5);

  @Autowired
  Http http;

  @Autowired
  Accounts accounts;

  @Autowired
  IdentityService identity;

  @Autowired
  Standing standing;

  @Autowired
  Passwords passwords;

  @Autowired
  OwnSessions sessions;

  @Autowired
  ServletContext servlets;

  private HttpClient kim;

  @BeforeEach
  void signIn() {
    accounts.create("kim", "Kim", "New", Groups.TEAM_LEAD, PASSWORD);
    kim = http.signIn("kim", PASSWORD);
    assertThat(page("/board")).isEqualTo(200);
    assertThat(page("/camunda/app/cockpit/default/")).isEqualTo(200);
    assertThat(program("/api/v1/board")).isEqualTo(200);
  }

  @AfterEach
  void leave() {
    identity.deleteUser("kim");
    SecurityContextHolder.clearContext();
  }

  @Test
  void aDeletedUserIsOut() {
    identity.deleteUser("kim");

    await().atMost(SECONDS).untilAsserted(() -> {
      assertThat(page("/board")).isEqualTo(302);
      assertThat(page("/camunda/api/engine/engine/default/task/count")).isEqualTo(401);
      assertThat(program("/api/v1/board")).isEqualTo(401);
    });
  }

  @Test
  void whoLosesAGroupLosesItsRights() {
    identity.deleteMembership("kim", Groups.TEAM_LEAD);
    identity.createMembership("kim", Groups.SOC);

    await().atMost(SECONDS).untilAsserted(() -> {
      assertThat(page("/board")).isEqualTo(302);
      assertThat(program("/api/v1/board")).isEqualTo(403);
    });
    kim = http.signIn("kim", PASSWORD);
    assertThat(page("/board")).isEqualTo(403);
    assertThat(page("/camunda/app/cockpit/default/")).isEqualTo(403);
    assertThat(page("/camunda/app/tasklist/default/")).isEqualTo(200);
  }

  @Test
  void aChangedPasswordEndsWhatBeganWithTheOldOne() {
    accounts.changePassword("kim", "Staple-Battery-8");

    await().atMost(SECONDS).untilAsserted(() -> {
      assertThat(page("/board")).isEqualTo(302);
      assertThat(program("/api/v1/board")).isEqualTo(401);
    });
    assertThat(status(http.signIn("kim", "Staple-Battery-8"), "/board")).isEqualTo(200);
  }

  @Test
  void aSessionEndsWhenNobodyUsesIt() {
    assertThat(servlets.getSessionTimeout()).isEqualTo(60);
  }

  @Test
  void aSessionEndsAfterItsTimeHoweverBusyItWas() throws Exception {
    AtomicLong now = new AtomicLong();
    SessionCheck check = new SessionCheck(standing, Duration.ofHours(12), now::get, sessions);
    MockHttpSession session = new MockHttpSession();
    SignedIn signedIn = new SignedIn("kim", passwords.current("kim").orElseThrow(), 0, null);

    for (int hour : List.of(1, 11, 12)) {
      now.set(Duration.ofHours(hour).toNanos());
      pass(check, session, signedIn);
      assertThat(SecurityContextHolder.getContext().getAuthentication()).isSameAs(signedIn);
    }
    now.set(Duration.ofHours(12).toNanos() + 1);
    pass(check, session, signedIn);
    assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    assertThat(session.isInvalid()).isTrue();
  }

  private static void pass(SessionCheck check, MockHttpSession session, SignedIn person)
      throws Exception {
    SecurityContextHolder.getContext().setAuthentication(person);
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setSession(session);
    check.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
  }

  private int page(String path) {
    return status(kim, path);
  }

  private int status(HttpClient person, String path) {
    return http.send(person, http.request(path).header("Accept", "text/html").build())
        .statusCode();
  }

  private int program(String path) {
    return http.anonymous(http.as("kim", PASSWORD, path)).statusCode();
  }
}
