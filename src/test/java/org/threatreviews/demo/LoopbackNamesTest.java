package org.threatreviews.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.threatreviews.http.Problems;

/** What proxies add is not looked at, also where the application is told to believe them. */
class LoopbackNamesTest {

  private final Problems problems = mock(Problems.class);

  @ParameterizedTest
  @CsvSource({"X-Forwarded-Host, localhost", "Forwarded, host=localhost"})
  void aProxyMakesNoOtherNameOneOfThisMachine(String header, String value) throws Exception {
    MockHttpServletRequest request = request();
    request.addHeader("Host", "evil.example");
    request.addHeader(header, value);

    assertThat(passes(request)).isFalse();
    verify(problems).write(any(), any(), any());
  }

  @ParameterizedTest
  @CsvSource({"X-Forwarded-Host, evil.example", "Forwarded, host=evil.example"})
  void aProxyMakesNoNameOfThisMachineAnother(String header, String value) throws Exception {
    MockHttpServletRequest request = request();
    request.addHeader("Host", "localhost:8080");
    request.addHeader(header, value);

    assertThat(passes(request)).isTrue();
    verify(problems, never()).write(any(), any(), any());
  }

  @Test
  void withoutANameTheAddressCounts() throws Exception {
    MockHttpServletRequest elsewhere = request();
    elsewhere.setLocalAddr("192.0.2.7");
    elsewhere.addHeader("X-Forwarded-Host", "localhost");
    assertThat(passes(elsewhere)).isFalse();

    MockHttpServletRequest here = request();
    here.setLocalAddr("0:0:0:0:0:0:0:1");
    assertThat(passes(here)).isTrue();
  }

  private static MockHttpServletRequest request() {
    return new MockHttpServletRequest("GET", "/demo/clock");
  }

  private boolean passes(MockHttpServletRequest request) throws Exception {
    MockFilterChain chain = new MockFilterChain();
    new ForwardedHeaderFilter()
        .doFilter(
            request,
            new MockHttpServletResponse(),
            (forwarded, response) ->
                new LoopbackNames(problems).doFilter(forwarded, response, chain));
    return chain.getRequest() != null;
  }
}
