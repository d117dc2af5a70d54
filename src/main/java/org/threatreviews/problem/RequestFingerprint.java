package org.threatreviews.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Tells whether two requests say the same. The caller's reference makes every POST idempotent: the
 * same body again is answered with the resource that is there, another body is a conflict.
 */
public final class RequestFingerprint {

  private static final ObjectMapper CANONICAL = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .build();

  private RequestFingerprint() {}

  /** SHA-256, in hex, of the request's canonical JSON; the order of its fields does not matter. */
  public static String of(Object request) {
    try {
      return DigestUtils.sha256Hex(CANONICAL.writeValueAsString(request));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot fingerprint " + request.getClass().getName(), e);
    }
  }
}
