package org.threatreviews.http;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The JSON that a request may send: its size, at which Jackson stops reading (for forms Tomcat has a
 * limit of its own), and its values. What we read from our tables is not bounded by it.
 */
@Configuration(proxyBeanMethods = false)
class BodyLimit implements WebMvcConfigurer {

  private static final int BYTES = 2 << 20;

  /** By its message only can it be told from the limits of nesting and of names. */
  private static final String TOO_LONG = "Document length";

  @Override
  public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
    for (HttpMessageConverter<?> converter : converters) {
      if (converter instanceof AbstractJackson2HttpMessageConverter json) {
        ObjectMapper ofRequests = json.getObjectMapper().copy();
        ofRequests
            .getFactory()
            .setStreamReadConstraints(
                StreamReadConstraints.builder().maxDocumentLength(BYTES).build());
        json.setObjectMapper(ofRequests.registerModule(StrictJson.values()));
      }
    }
  }

  static boolean isExceeded(Throwable fault) {
    return fault instanceof StreamConstraintsException
        && String.valueOf(fault.getMessage()).startsWith(TOO_LONG);
  }

  static ProblemDetail problem() {
    return Problems.tooLarge(BYTES);
  }
}
