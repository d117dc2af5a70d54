package org.threatreviews.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

@HttpTest
class ProblemDetailsTest {

  @Autowired
  Http http;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          {"title":"t","severity":"URGENT"}             | severity          | oneOf
          {"title":"t","day":"2027-02-30"}              | day               | isoDate
          {"title":"t","at":"yesterday"}                | at                | isoInstant
          {"title":"t","level":"high"}                  | level             | type
          {"title":"t","contacts":{}}                   | contacts          | type
          {"title":"t","colour":"red"}                  | colour            | unknownField
          {"title":"t","contacts":[{"mail":"x"}]}       | contacts[0].mail  | unknownField
          {"title":"t","contacts":[{"email":" "}]}      | contacts[0].email | notBlank
          {"title":"  "}                                | title             | notBlank
          {"title":"much too long"}                     | title             | size
          {"title":"t","title":"u"}                     | body              | malformedJson
          {"title":                                     | body              | malformedJson
          {"title":"t"} {}                              | body              | type
          []                                            | body              | type
          """)
  void namesFieldAndRuleOfABadBody(String body, String field, String rule) {
    HttpResponse<String> response = http.post("integration", "/api/v1/faulty", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = Http.json(response);
    assertThat(problem.path("field").asText()).isEqualTo(field);
    assertThat(problem.path("rule").asText()).isEqualTo(rule);
    assertThat(problem.path("type").asText()).startsWith("https://threat-reviews.org/problems/");
    assertThat(problem.path("instance").asText()).isEqualTo("/api/v1/faulty");
    assertThat(problem.path("detail").asText()).isNotBlank();
  }

  @Test
  void listsSeveralFaults() {
    JsonNode problem = Http.json(
        http.post("integration", "/api/v1/faulty", "{\"title\":\"\",\"contacts\":[{},{}]}"));

    assertThat(problem.path("errors").findValuesAsText("field"))
        .containsExactly("contacts[0].email", "contacts[1].email", "title");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/faulty/invalid, 400, contractEnd, endBeforeStart",
    "/api/v1/faulty/unknown, 404, client, unknownReference",
    "/api/v1/faulty/conflict, 409, incident, closed",
    "/api/v1/faulty/duplicate, 409, reference, alreadyExists",
    "/api/v1/faulty/lost, 503, path, concurrentChange",
    "/api/v1/faulty/anything, 500, request, internalError",
    "/api/v1/faulty?size=x&day=2027-01-01, 400, size, type",
    "/api/v1/faulty?size=201&day=2027-01-01, 400, size, max",
    "/api/v1/faulty?size=0x10&day=2027-01-01, 400, size, type",
    "/api/v1/faulty?size=%2010&day=2027-01-01, 400, size, type",
    "/api/v1/faulty?size=%EF%BC%91&day=2027-01-01, 400, size, type",
    "/api/v1/faulty?size=99999999999&day=2027-01-01, 400, size, type",
    "/api/v1/faulty?size=9999999999&day=2027-01-01, 400, size, type",
    "/api/v1/faulty?day=tomorrow, 400, day, isoDate",
    "/api/v1/faulty?silent=on&day=2027-01-01, 400, silent, type",
    "/api/v1/faulty?silent=1&day=2027-01-01, 400, silent, type",
    "/api/v1/faulty?silent=TRUE&day=2027-01-01, 400, silent, type",
    "/api/v1/faulty?severity=low&day=2027-01-01, 400, severity, oneOf",
    "/api/v1/faulty?severity=HIGH&day=2027-01-01, 400, severity, oneOf",
    "/api/v1/faulty, 400, day, required",
    "/api/v1/nothing-here, 404, path, unknownPath",
  })
  void namesFieldAndRuleOfAFailedRead(String path, int status, String field, String rule) {
    HttpResponse<String> response = http.get("analyst", path);

    assertThat(response.statusCode()).isEqualTo(status);
    JsonNode problem = Http.json(response);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("field").asText()).isEqualTo(field);
    assertThat(problem.path("rule").asText()).isEqualTo(rule);
    assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
  }

  @Test
  void asksToTryAgainAfterALostRace() {
    assertThat(http.get("analyst", "/api/v1/faulty/lost").headers().firstValue("Retry-After"))
        .contains("1");
  }

  @Test
  void givesAnInternalErrorANumberToFindItInTheLog() {
    assertThat(Http.json(http.get("analyst", "/api/v1/faulty/any"))
            .path("correlationId")
            .asText())
        .hasSize(36);
  }

  @Test
  void refusesOtherMethodsMediaTypesAndMissingBodies() {
    assertThat(http.anonymous(http.as("lead", "/api/v1/faulty").DELETE()).statusCode())
        .isEqualTo(405);
    HttpResponse<String> text = http.anonymous(http.as("integration", "/api/v1/faulty")
        .header("Content-Type", "text/plain")
        .POST(BodyPublishers.ofString("{}")));
    assertThat(text.statusCode()).isEqualTo(415);
    assertThat(Http.json(text).path("rule").asText()).isEqualTo("mediaType");
    assertThat(Http.json(http.post("integration", "/api/v1/faulty", ""))
            .path("rule")
            .asText())
        .isEqualTo("required");
  }

  @Test
  void refusesABodyThatIsTooLargeAndDoesNotSendItBack() {
    String huge = "{\"title\":\"%s\"}".formatted("x".repeat(10_000_000));

    HttpResponse<String> response = http.post("integration", "/api/v1/faulty", huge);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(Http.json(response).path("rule").asText()).isEqualTo("maxSize");
    assertThat(response.body()).hasSizeLessThan(1000);
  }

  @Test
  void refusesABodyThatIsTooLargeWithoutStatingItsLength() {
    byte[] huge = "{\"title\":\"%s\"}".formatted("x".repeat(3_000_000)).getBytes(UTF_8);

    HttpResponse<String> response = http.anonymous(http.as("integration", "/api/v1/faulty")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge))));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(Http.json(response).path("rule").asText()).isEqualTo("maxSize");
  }

  @Test
  void takesABodyThatIsTooDeepForMalformedAndNotForTooLarge() {
    HttpResponse<String> response =
        http.post("integration", "/api/v1/faulty", "{\"contacts\":" + "[".repeat(2_000));

    assertThat(response.statusCode()).isEqualTo(400);
  }
}
