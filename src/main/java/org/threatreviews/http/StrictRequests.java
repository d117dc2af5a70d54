package org.threatreviews.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.threatreviews.input.Moments;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;

/** What parameters of a request may hold, of a page as of the API. */
@Configuration(proxyBeanMethods = false)
class StrictRequests implements WebMvcConfigurer {

  static final String API = "/api/v1/";

  private final ObjectProvider<RequestMappingHandlerMapping> addresses;

  StrictRequests(ObjectProvider<RequestMappingHandlerMapping> addresses) {
    this.addresses = addresses;
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(String.class, LocalDate.class, StrictRequests::date);
  }

  /** Spring names the parameter. */
  private static LocalDate date(String text) {
    try {
      return text.isEmpty() ? null : Moments.date("", text);
    } catch (InvalidInput refusal) {
      throw new IllegalArgumentException(refusal.getMessage());
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new StorableText());
    registry.addInterceptor(new KnownParameters(addresses));
  }

  /** Keeps out text that no table can hold. */
  private static final class StorableText implements HandlerInterceptor {

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      request.getParameterMap().forEach(StorableText::require);
      return true;
    }

    private static void require(String name, String[] values) {
      String field = JsonFaults.shorten(name);
      Text.requireStorable(field, name);
      for (String value : values) {
        if (value != null) { // a form's field without an equals sign
          Text.requireStorable(field, value);
        }
      }
    }
  }
}
