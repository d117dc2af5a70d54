package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.threatreviews.access.ApiToken.Reason;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.demo.TestTime;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;

/** Programs sign in to the API by a token, which may less than its account and never more. */
@ProcessTest
class ApiTokenTest {

  private static final String CLIENTS = "/api/v1/clients";
  private static final String PASSWORD = "Battery-Staple-7";

  /** 1 December 2026 in Berlin is the first. */
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);

  @Autowired
  MockMvc http;

  @Autowired
  ApiTokens tokens;

  @Autowired
  Accounts accounts;

  @Autowired
  IdentityService identity;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  private static final AtomicInteger TESTS = new AtomicInteger();

  /** Where this test's requests come from: wrong tokens count by address. */
  private final String home = "192.0.2." + TESTS.incrementAndGet();

  private String token;

  @BeforeEach
  void issue() {
    accounts.create("portal", "Client", "Portal", Groups.INTEGRATION, PASSWORD);
    token = issued("Portal", TokenScope.READ_WRITE);
  }

  @AfterEach
  void leave() {
    identity.deleteUser("portal");
  }

  private String issued(String name, TokenScope scope) {
    return tokens.issue(new NewToken(name, "portal", scope, null, LAST_DAY), "admin");
  }

  @Test
  void letsAProgramDoWhatItsAccountMay() throws Exception {
    assertThat(call(get(CLIENTS), token).getStatus()).isEqualTo(200);
    assertThat(call(json(post(CLIENTS)), token).getStatus()).isEqualTo(400);
    assertThat(call(get("/api/v1/board"), token).getStatus()).isEqualTo(403);
  }

  @Test
  void isLongAndRandomAndKeptAsItsHashOnly() {
    String other = issued("Other", TokenScope.READ);

    assertThat(token).matches("tr_[A-Za-z0-9_-]{43}").isNotEqualTo(other);
    assertThat(jdbc.sql("select hash from api_token where name = 'Portal'")
            .query(String.class)
            .single())
        .isEqualTo(DigestUtils.sha256Hex(token));
    assertThat(jdbc.sql("select to_jsonb(t)::text from api_token t")
            .query(String.class)
            .list())
        .noneMatch(row -> row.contains(token.substring(3)));
  }

  @ParameterizedTest
  @CsvSource({
    "/engine-rest/task, 401",
    "/actuator/metrics, 401",
    "/v3/api-docs, 401",
    "/, 302",
    "/board, 302",
    "/account/tokens, 302",
    "/camunda/api/engine/engine/default/task/count, 401"
  })
  void isNothingElsewhere(String path, int expected) throws Exception {
    assertThat(call(get(path), token).getStatus()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer %s", "BEARER   %s", "Bearer %s "})
  void isReadHoweverTheHeaderIsWritten(String header) throws Exception {
    http.perform(get(CLIENTS).header("Authorization", header.formatted(token)))
        .andExpect(status().isOk());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tr_", "tr_0", "x"})
  void mustBeTheRightOne(String wrong) throws Exception {
    refused(call(get(CLIENTS), wrong), "There is no such token.");
    refused(call(get(CLIENTS), token + "0"), "There is no such token.");
  }

  @Test
  void isRefusedAtOnceWhenRevoked() throws Exception {
    assertThat(call(get(CLIENTS), token).getStatus()).isEqualTo(200);
    tokens.revoke(only().id(), "admin");

    refused(call(get(CLIENTS), token), "This token was revoked.");
    assertThat(only().revocation())
        .isEqualTo(new ApiToken.Revocation(CleanState.START, Reason.ASKED, "admin"));
  }

  @Test
  void keepsWhoRevokedItFirst() {
    tokens.revoke(only().id(), "admin");
    tokens.revoke(only().id(), "other");

    assertThat(only().revocation().by()).isEqualTo("admin");
  }

  @Test
  void endsWithItsLastDay() throws Exception {
    time.set(LAST_DAY.atTime(23, 59).atZone(ZoneId.of("Europe/Berlin")).toInstant());
    assertThat(call(get(CLIENTS), token).getStatus()).isEqualTo(200);
    time.set(LAST_DAY.plusDays(1).atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant());

    refused(call(get(CLIENTS), token), "This token ended on 31 December 2026.");
  }

  @Test
  void endsWithItsAccountAlsoWhenThereIsAnotherOfThatName() throws Exception {
    assertThat(call(get(CLIENTS), token).getStatus()).isEqualTo(200);
    identity.deleteUser("portal");
    refused(call(get(CLIENTS), token), "This token was revoked.");

    accounts.create("portal", "Client", "Portal", Groups.INTEGRATION, PASSWORD);
    refused(call(get(CLIENTS), token), "This token was revoked.");
    assertThat(only().revocation().because()).isEqualTo(Reason.ACCOUNT_DELETED);
  }

  @Test
  void endsWhenItsAccountLeavesTheGroupAlsoWhenItComesBack() throws Exception {
    assertThat(call(get(CLIENTS), token).getStatus()).isEqualTo(200);
    identity.setAuthentication("admin", List.of(Groups.ADMIN));
    try {
      identity.deleteMembership("portal", Groups.INTEGRATION);
    } finally {
      identity.clearAuthentication();
    }
    refused(call(get(CLIENTS), token), "This token was revoked.");

    identity.createMembership("portal", Groups.INTEGRATION);
    refused(call(get(CLIENTS), token), "This token was revoked.");
    assertThat(only().revocation())
        .isEqualTo(new ApiToken.Revocation(CleanState.START, Reason.GROUP_LOST, "admin"));
  }

  /** As when somebody changes the engine's tables by hand. */
  @Test
  void isNothingWithoutAnAccountInTheGroup() throws Exception {
    jdbc.sql("delete from act_id_membership where user_id_ = 'portal'").update();

    refused(call(get(CLIENTS), token), "Programs can't use the account of this token any more.");
  }

  @Test
  void outlivesAnotherGroup() throws Exception {
    identity.createMembership("portal", Groups.SOC);
    identity.deleteMembership("portal", Groups.SOC);

    assertThat(call(get(CLIENTS), token).getStatus()).isEqualTo(200);
  }

  @Test
  void onlyReadsWhenItIsForReading() throws Exception {
    String reader = issued("Reader", TokenScope.READ);

    assertThat(call(get(CLIENTS), reader).getStatus()).isEqualTo(200);
    MockHttpServletResponse answer = call(json(post(CLIENTS)), reader);
    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(answer.getContentAsString()).contains("tokenReads").contains("only reads");
  }

  @Test
  void letsWhoSendsWrongOnesWait() throws Exception {
    String office = "203.0.113.77";
    assertThat(call(get(CLIENTS), token, office).getStatus()).isEqualTo(200);
    for (int i = 0; i < 4; i++) {
      assertThat(call(get(CLIENTS), "tr_same", office).getStatus()).isEqualTo(401);
    }
    MockHttpServletResponse early = call(get(CLIENTS), "tr_same", office);
    assertThat(early.getStatus()).isEqualTo(429);
    assertThat(early.getHeader("Retry-After")).isEqualTo("2");
    assertThat(early.getContentAsString()).contains("too many wrong tokens");

    for (int i = 0; i < 30; i++) {
      call(get(CLIENTS), "tr_" + i, office);
    }
    assertThat(call(get(CLIENTS), "tr_other", office).getStatus()).isEqualTo(429);
    assertThat(call(get(CLIENTS), token, office).getStatus()).isEqualTo(200);
    assertThat(call(get(CLIENTS), "tr_other", "203.0.113.78").getStatus()).isEqualTo(401);
  }

  @Test
  void notesTheDayOfItsLastUseOnceADay() throws Exception {
    assertThat(only().lastUsedOn()).isNull();
    call(get(CLIENTS), token);
    assertThat(only().lastUsedOn()).isEqualTo("2026-12-01");
    String written = version();
    call(get(CLIENTS), token);
    assertThat(version()).isEqualTo(written);

    time.set(CleanState.START.plus(Duration.ofDays(1)));
    call(get(CLIENTS), token);
    assertThat(only().lastUsedOn()).isEqualTo("2026-12-02");
    assertThat(version()).isNotEqualTo(written);
  }

  private String version() {
    return jdbc.sql("select xmin::text from api_token").query(String.class).single();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from api_token",
        "update api_token set name = 'x'",
        "update api_token set user_id = 'x'",
        "update api_token set ends_on = '2030-01-01'",
        "update api_token set scope = 'READ'",
        "update api_token set hash = repeat('0', 64)"
      })
  void leavesATrace(String change) {
    assertThatThrownBy(() -> jdbc.sql(change).update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void comesNotBackToLife() {
    tokens.revoke(only().id(), "admin");

    assertThatThrownBy(() -> jdbc.sql(
                "update api_token set revoked_at = null, revoked_because = null, revoked_by = null")
            .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "name, , portal, READ, , 2026-12-31",
    "name, portal, portal, READ, , 2026-12-31",
    "user, A, nobody, READ, , 2026-12-31",
    "user, A, lead, READ, , 2026-12-31",
    "scope, A, portal, , , 2026-12-31",
    "client, A, portal, READ, NOBODY, 2026-12-31",
    "endsOn, A, portal, READ, , ",
    "endsOn, A, portal, READ, , 2026-11-30",
    "endsOn, A, portal, READ, , 2027-12-02"
  })
  void isNotIssuedWithoutWhatItNeeds(
      String field, String name, String user, TokenScope scope, String client, LocalDate end) {
    assertThatThrownBy(() -> tokens.issue(new NewToken(name, user, scope, client, end), "admin"))
        .isInstanceOfSatisfying(
            InvalidInput.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
  }

  @Test
  void mayLastAYearAndTakeTheNameOfARevokedOne() {
    tokens.revoke(only().id(), "admin");
    tokens.issue(
        new NewToken(" portal ", "portal", TokenScope.READ, " ", LocalDate.of(2027, 12, 1)),
        "admin");

    assertThat(tokens.all()).extracting(ApiToken::name).containsExactly("portal", "Portal");
    assertThat(tokens.all().get(0).client()).isNull();
  }

  private ApiToken only() {
    List<ApiToken> all = tokens.all();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private void refused(MockHttpServletResponse answer, String words) throws Exception {
    assertThat(answer.getStatus()).isEqualTo(401);
    assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.getContentType()).startsWith("application/problem+json");
    assertThat(answer.getContentAsString()).contains("\"rule\":\"token\"").contains(words);
  }

  private MockHttpServletResponse call(MockHttpServletRequestBuilder request, String sent)
      throws Exception {
    return call(request, sent, home);
  }

  private MockHttpServletResponse call(
      MockHttpServletRequestBuilder request, String sent, String address) throws Exception {
    return http.perform(request.header("Authorization", "Bearer " + sent).with(from(address)))
        .andReturn()
        .getResponse();
  }

  private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request) {
    return request.contentType(MediaType.APPLICATION_JSON).content("{}");
  }

  private static RequestPostProcessor from(String address) {
    return request -> {
      request.setRemoteAddr(address);
      return request;
    };
  }
}
