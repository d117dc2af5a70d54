package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.threatreviews.history.DecisionChannel;
import org.threatreviews.history.DecisionOrigin;

class RequestOriginsTest {

  private final RequestOrigins origins = new RequestOrigins();

  @AfterEach
  void leave() {
    RequestContextHolder.resetRequestAttributes();
    SecurityContextHolder.clearContext();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/incidents/INC-1/feedback,             API",
    "/%61pi/v1/incidents/INC-1/feedback,           API",
    "/c/token/feedback,                            CLIENT_PAGE",
    "/camunda/api/engine/engine/default/task/1/complete, TASKLIST",
    "/board/clients/NORTHWIND/contract-changes,    BOARD",
    "/reviews/TR-NORTHWIND-2027-01/meeting/1,      MEETING_PAGE",
    "/reviews/TR-NORTHWIND-2027-01/threats/1,      REVIEW_PAGE",
    "/engine-rest/task/1/complete,                 ENGINE_API"
  })
  void tellsTheChannelByThePathAndWhoHasSignedIn(String path, DecisionChannel channel) {
    request("", path);
    signIn(new TestingAuthenticationToken("lead", null, "team-lead"));

    assertThat(origins.current()).isEqualTo(new DecisionOrigin(channel, "lead"));
  }

  @Test
  void looksBelowTheContextPath() {
    request("/mdr", "/mdr/c/token/feedback");

    assertThat(origins.current()).isEqualTo(new DecisionOrigin(DecisionChannel.CLIENT_PAGE, null));
  }

  @Test
  void takesAClientWhoNeedNotSignInForNobody() {
    request("", "/c/token/feedback");
    signIn(new AnonymousAuthenticationToken(
        "key", "anonymous", List.of(new SimpleGrantedAuthority("ROLE_ANONYMOUS"))));

    assertThat(origins.current().signedIn()).isNull();
  }

  @Test
  void takesJobsForTheProcessAlsoWhenTheTimeMachineRunsThem() {
    DecisionOrigin process = new DecisionOrigin(DecisionChannel.PROCESS, null);
    assertThat(origins.current()).isEqualTo(process);

    request("", "/demo/clock");
    signIn(new TestingAuthenticationToken("lead", null, "team-lead"));
    assertThat(origins.current()).isEqualTo(process);
  }

  private static void request(String contextPath, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
    request.setContextPath(contextPath);
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
  }

  private static void signIn(Authentication person) {
    SecurityContextHolder.getContext().setAuthentication(person);
  }
}
