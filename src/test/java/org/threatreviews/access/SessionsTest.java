package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.demo.TestTime;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

/** People see where they are signed in, and end all of it themselves. */
@HttpTest
class SessionsTest {

  private static final String PASSWORD = "Battery-Staple-7";
  private static final String PAGE = "/account/sessions";

  @Autowired
  Http http;

  @Autowired
  Accounts accounts;

  @Autowired
  IdentityService identity;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  private static final AtomicInteger PEOPLE = new AtomicInteger();

  /** Another one in each test: for two seconds the application may not see that a user is new. */
  private final String kim = "kim" + PEOPLE.incrementAndGet();

  private HttpClient office;
  private HttpClient home;

  @BeforeEach
  void signInTwice() {
    accounts.create(kim, "Kim", "New", Groups.TEAM_LEAD, PASSWORD);
    office = http.signIn(kim, PASSWORD);
    assertThat(status(office, "/board")).isEqualTo(200);
    time.set(CleanState.START.plus(Duration.ofMinutes(90)));
    home = http.signIn(kim, PASSWORD);
    assertThat(status(home, "/board")).isEqualTo(200);
  }

  @AfterEach
  void leave() {
    identity.deleteUser(kim);
  }

  @Test
  void areListedWithTheOneThatAsks() {
    Document page = page(office);

    assertThat(page.select("tbody tr").eachText())
        .containsExactlyInAnyOrder(
            "1 December 2026, 09:00 this one 1 December 2026, 10:30 127.0.0.…",
            "1 December 2026, 10:30 1 December 2026, 10:30 127.0.0.…");
    assertThat(page.text()).contains("on the server that shows this page");
  }

  @Test
  void areOnesOwnOnly() {
    HttpClient lead = http.signIn("lead");

    assertThat(page(lead).select("tbody tr:contains(this one)")).hasSize(1);
    assertThat(page(office).select("tbody tr")).hasSize(2);
    signOutEverywhere(office);
    assertThat(status(lead, "/board")).isEqualTo(200);
  }

  @Test
  void leaveTheListWhenTheyEnd() {
    String token = page(home).select("main [name=_csrf]").val();
    post(home, "/logout", token);

    assertThat(page(office).select("tbody tr")).hasSize(1);
  }

  @Test
  void endEverywhereAtOnce() {
    assertThat(tasks(home)).isEqualTo(200);
    HttpResponse<String> answer = signOutEverywhere(office);

    assertThat(answer.headers().firstValue("Location")).hasValue("/login?logout");
    assertThat(status(office, "/board")).isEqualTo(302);
    assertThat(tasks(home)).isEqualTo(401);
    assertThat(status(home, "/board")).isEqualTo(302);
    assertThat(page(http.signIn(kim, PASSWORD)).select("tbody tr")).hasSize(1);
  }

  @Test
  void endWhenAnotherNodeIsTold() {
    jdbc.sql("insert into sign_out (user_id, times, last_at) values (:kim, 1, now())")
        .param("kim", kim)
        .update();

    await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
      assertThat(status(office, "/board")).isEqualTo(302);
      assertThat(status(home, "/board")).isEqualTo(302);
    });
  }

  @Test
  void leaveProgramsAlone() {
    signOutEverywhere(office);

    assertThat(http.anonymous(http.as(kim, PASSWORD, "/api/v1/board")).statusCode())
        .isEqualTo(200);
  }

  /** Whoever has planted a session in a browser must not be in when its owner signs in. */
  @Test
  void getAnotherIdAtSignIn() {
    HttpClient person =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    Document form =
        Jsoup.parse(http.send(person, http.request("/login").build()).body());
    String planted = id(person);
    http.send(
        person,
        http.request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("username=%s&password=%s&_csrf=%s"
                .formatted(kim, PASSWORD, form.select("[name=_csrf]").val())))
            .build());

    assertThat(status(person, "/board")).isEqualTo(200);
    assertThat(id(person)).isNotEqualTo(planted);
    assertThat(http.anonymous(http.request("/board")
                .header("Accept", "text/html")
                .header("Cookie", "JSESSIONID=" + planted))
            .statusCode())
        .isEqualTo(302);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.77, 203.0.113.…",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:…",
    "::1, 0:0:0:0:…",
    "::ffff:203.0.113.77, 203.0.113.…",
    "x:y, ''"
  })
  void tellNoSingleMachine(String address, String shown) {
    assertThat(OwnSessions.roughly(address)).isEqualTo(shown);
  }

  private String id(HttpClient person) {
    return ((CookieManager) person.cookieHandler().orElseThrow())
        .getCookieStore().getCookies().stream()
            .filter(cookie -> cookie.getName().equals("JSESSIONID"))
            .map(java.net.HttpCookie::getValue)
            .findFirst()
            .orElseThrow();
  }

  private HttpResponse<String> signOutEverywhere(HttpClient person) {
    return post(person, PAGE + "/end", page(person).select("main [name=_csrf]").val());
  }

  private HttpResponse<String> post(HttpClient person, String path, String csrf) {
    return http.send(
        person,
        http.request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("_csrf=" + csrf))
            .build());
  }

  private Document page(HttpClient person) {
    HttpResponse<String> answer = http.send(person, http.request(PAGE).build());
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private int tasks(HttpClient person) {
    return http.send(
            person,
            http.request("/camunda/api/engine/engine/default/task/count").build())
        .statusCode();
  }

  private int status(HttpClient person, String path) {
    return http.send(person, http.request(path).header("Accept", "text/html").build())
        .statusCode();
  }
}
