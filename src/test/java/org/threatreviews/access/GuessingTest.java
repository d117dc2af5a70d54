package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.threatreviews.demo.DemoPasswords;
import org.threatreviews.demo.TestTime;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;

/** Who guesses passwords waits longer and longer, and nobody else does. Each test has addresses of its own. */
@ProcessTest
class GuessingTest {

  private static final String OWNER = "198.51.100.1";

  private Duration passed = Duration.ZERO;

  @Autowired
  MockMvc http;

  @Autowired
  DemoPasswords passwords;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  @Test
  void keepsNobodyOutOfAnAccountFromElsewhere() throws Exception {
    for (int i = 0; i < 60; i++) {
      assertThat(wrong("203.0.113.1", "lead").getStatus()).isIn(401, 429);
    }

    assertThat(right(OWNER, "lead").getStatus()).isEqualTo(200);
  }

  @Test
  void letsAnAccountInThatTheEngineHadLocked() throws Exception {
    jdbc.sql("update act_id_user set attempts_ = 11, lock_exp_time_ = now() + interval '1000 years'"
            + " where id_ = 'advisor'")
        .update();

    try {
      assertThat(right("198.51.100.2", "advisor").getStatus()).isEqualTo(200);
    } finally {
      jdbc.sql("update act_id_user set attempts_ = 0, lock_exp_time_ = null").update();
    }
  }

  @Test
  void takesTheRightPasswordAfterAFewWrongOnes() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(wrong("198.51.100.3", "soc").getStatus()).isEqualTo(401);
    }

    assertThat(right("198.51.100.3", "soc").getStatus()).isEqualTo(200);
  }

  @Test
  void letsWhoeverGuessesAtAnAccountWaitLongerEachTime() throws Exception {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      MockHttpServletResponse answer = wrong("203.0.113.2", "lead");
      if (answer.getStatus() == 429) {
        long seconds = Long.parseLong(answer.getHeader("Retry-After"));
        assertThat(answer.getContentAsString())
            .contains("tooManyAttempts")
            .contains("Please wait %d seconds".formatted(seconds));
        waits.add(seconds);
        pass(Duration.ofSeconds(seconds));
      }
    }

    assertThat(waits).startsWith(2L, 4L, 8L, 16L, 32L, 64L);
    assertThat(waits).isSorted().allMatch(seconds -> seconds <= 900);
  }

  @Test
  void doesNotLookAtAPasswordTooEarly() throws Exception {
    for (int i = 0; i < 4; i++) {
      wrong("203.0.113.3", "analyst");
    }
    http.perform(get("/api/v1/clients")
            .with(httpBasic("analyst", passwords.of("analyst") + " "))
            .with(from("203.0.113.3")))
        .andExpect(jsonPath("$.rule").value("tooManyAttempts"));

    pass(Duration.ofSeconds(2));
    assertThat(right("203.0.113.3", "analyst").getStatus()).isEqualTo(200);
  }

  @Test
  void slowsAnAddressDownThatTriesManyNamesButNotWhoWorksThere() throws Exception {
    String office = "203.0.113.4";
    assertThat(right(office, "lead").getStatus()).isEqualTo(200);
    int heard = 0;
    for (int i = 0; i < 60; i++) {
      heard += wrong(office, "guess-" + i).getStatus() == 401 ? 1 : 0;
    }

    assertThat(heard).isEqualTo(31);
    assertThat(wrong(office, "another").getStatus()).isEqualTo(429);
    assertThat(wrong(office, "lead").getStatus()).isEqualTo(401);
    assertThat(wrong("203.0.113.5", "another").getStatus()).isEqualTo(401);
  }

  @Test
  void countsTheAddressesOfAnIpv6NetworkTogether() throws Exception {
    for (int i = 1; i < 60; i++) {
      wrong("2001:db8:1:2::" + Integer.toHexString(i), "guess-" + i);
    }

    assertThat(wrong("2001:db8:1:2:ffff::1", "another").getStatus()).isEqualTo(429);
    assertThat(wrong("2001:db8:1:3::1", "another").getStatus()).isEqualTo(401);
  }

  @Test
  void tellsAPersonOnTheSignInPage() throws Exception {
    for (int i = 0; i < 4; i++) {
      http.perform(signIn("203.0.113.6")).andExpect(redirectedUrl("/login?error"));
    }
    http.perform(signIn("203.0.113.6")).andExpect(redirectedUrl("/login?wait=2"));

    http.perform(get("/login").param("wait", "2"))
        .andExpect(content().string(containsString("Please wait 2 seconds before you try again.")));
    http.perform(get("/login").param("wait", "<b>"))
        .andExpect(content().string(not(containsString("Please wait"))));
  }

  private MockHttpServletRequestBuilder signIn(String address) {
    return post("/login")
        .param("username", "advisor")
        .param("password", "wrong")
        .with(csrf())
        .with(from(address));
  }

  private MockHttpServletResponse wrong(String address, String user) throws Exception {
    return call(address, user, "wrong");
  }

  private MockHttpServletResponse right(String address, String user) throws Exception {
    return call(address, user, passwords.of(user));
  }

  private MockHttpServletResponse call(String address, String user, String password)
      throws Exception {
    return http.perform(get("/api/v1/clients").with(httpBasic(user, password)).with(from(address)))
        .andReturn()
        .getResponse();
  }

  private static RequestPostProcessor from(String address) {
    return request -> {
      request.setRemoteAddr(address);
      return request;
    };
  }

  private void pass(Duration length) {
    passed = passed.plus(length);
    time.set(CleanState.START.plus(passed));
  }
}
