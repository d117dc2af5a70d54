package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.threatreviews.notification.MailPreviews;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

@HttpTest
class PageHeadersTest {

  @Autowired
  Http http;

  @Autowired
  MockMvc browser;

  @Autowired
  MailPreviews previews;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/",
        "/board",
        "/board/analysts",
        "/board/mails",
        "/board/mails/preview",
        "/board/mails/preview/incident-reported",
        "/threats",
        "/reviews/none/meeting",
        "/c/none",
        "/demo/inbox",
        "/swagger-ui/index.html"
      })
  void ourPagesTakeNoStyleAndNoScriptFromTheirText(String path) {
    HttpResponse<String> page = get("lead", path);

    assertThat(policy(page))
        .contains("style-src 'self';")
        .contains("script-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(page.body()).doesNotContain(" style=").doesNotContain("<style");
  }

  @Test
  void aMailInAFrameMayOnlyBeRead() {
    HttpResponse<String> mail = get(
        "lead",
        "/board/mails/preview/incident-reported/html?language=en&situation="
            + URLEncoder.encode(
                previews.situations("incident-reported").get(0), StandardCharsets.UTF_8));

    assertThat(policy(mail))
        .contains("default-src 'none'")
        .contains("sandbox")
        .contains("frame-ancestors 'self'")
        .doesNotContain("script");
    assertThat(mail.headers().firstValue("X-Frame-Options")).contains("SAMEORIGIN");
  }

  @Test
  void whatTheWebAppsAskForIsKeptNowhere() {
    HttpResponse<String> tasks = get("lead", "/camunda/api/engine/engine/default/task/count");

    assertThat(tasks.statusCode()).isEqualTo(200);
    assertThat(tasks.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(get("lead", "/camunda/app/tasklist/scripts/config.js")
            .headers()
            .firstValue("Cache-Control")
            .orElse(""))
        .doesNotContain("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/board", "/camunda/app/tasklist/", "/swagger-ui.html"})
  void redirectsByPathWhateverTheRequestCallsThisHost(String path) {
    String answer = http.raw("GET " + path + " HTTP/1.1", "Host: 127.0.0.9:9", "Accept: text/html");

    assertThat(answer).startsWith("HTTP/1.1 302").contains("\r\nLocation: /");
    assertThat(answer).doesNotContain("127.0.0.9");
  }

  @Test
  void tellsBrowsersToStayWithTls() throws Exception {
    for (String path : new String[] {"/login", "/board", "/c/none", "/api/v1/clients"}) {
      browser
          .perform(MockMvcRequestBuilders.get(path).secure(true))
          .andExpect(header().exists("Strict-Transport-Security"));
    }
  }

  @Test
  void saysOfNoServerWhichVersionItIs() {
    for (String request : new String[] {
      "GET /login HTTP/1.1", "GET /%zz HTTP/1.1", "GET /none HTTP/9.9", "TRACE / HTTP/1.1"
    }) {
      assertThat(http.raw(request, "Host: localhost"))
          .doesNotContainIgnoringCase("\r\nServer:")
          .doesNotContainIgnoringCase("X-Powered-By")
          .doesNotContainIgnoringCase("tomcat")
          .doesNotContainIgnoringCase("7.24");
    }
  }

  private HttpResponse<String> get(String user, String path) {
    HttpClient person = http.signIn(user);
    return http.send(
        person, http.request(path).header("Accept", "text/html, */*;q=0.1").build());
  }

  private static String policy(HttpResponse<String> page) {
    return page.headers().firstValue("Content-Security-Policy").orElse("");
  }
}
