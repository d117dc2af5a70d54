package org.threatreviews.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

/** What no table can hold is refused wherever it comes in, and is never a fault of ours. */
@HttpTest
class UnstorableTextTest {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping addresses;

  @Autowired
  MockMvc browser;

  @Autowired
  Http http;

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\ud83d", "\ude00"})
  void everyPageRefusesIt(String text) throws Exception {
    List<String> taken = new ArrayList<>();
    int pages = 0;
    for (RequestMappingInfo page : addresses.getHandlerMethods().keySet()) {
      for (String pattern : page.getPatternValues()) {
        for (RequestMethod method : page.getMethodsCondition().getMethods()) {
          if (Set.of(RequestMethod.GET, RequestMethod.POST).contains(method)
              && !pattern.startsWith("/api/")) {
            String path = pattern.replaceAll("\\{[^}]+}", "1");
            int status = browser
                .perform(request(HttpMethod.valueOf(method.name()), URI.create(path))
                    .param("text", text)
                    .with(user("lead").authorities(new SimpleGrantedAuthority("team-lead")))
                    .with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus();
            pages++;
            if (status < 400 || status >= 500) {
              taken.add("%s %s → %d".formatted(method, pattern, status));
            }
          }
        }
      }
    }
    assertThat(taken).isEmpty();
    assertThat(pages).isGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/clients/A%00B", "/board/clients/A%00B", "/c/A%00B"})
  void noAddressHasIt(String path) {
    assertThat(http.get("lead", path).statusCode()).isBetween(400, 499);
  }

  @Test
  void formsOfTasksRefuseItByTheNameOfTheField() {
    var answer = http.post(
        "lead",
        "/engine-rest/task/none/complete",
        "{\"variables\":{\"notes\":{\"value\":\"a\\u0000b\"}}}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Http.json(answer).path("field").asText()).isEqualTo("variables.notes.value");
    assertThat(Http.json(answer).path("rule").asText()).isEqualTo("noNulCharacter");
  }

  @Test
  void signInRefusesIt() throws Exception {
    int status = browser
        .perform(request(HttpMethod.POST, URI.create("/login"))
            .param("username", "a\0b")
            .param("password", "x")
            .with(csrf()))
        .andReturn()
        .getResponse()
        .getStatus();

    assertThat(status).isLessThan(500);
  }
}
