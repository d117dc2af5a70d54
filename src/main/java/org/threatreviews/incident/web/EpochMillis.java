package org.threatreviews.incident.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.threatreviews.input.Moments;
import org.threatreviews.problem.InvalidInput;

/** An OCSF timestamp: milliseconds since 1970. Many a source sends seconds or microseconds. */
final class EpochMillis extends JsonDeserializer<Long> {

  private static final long THOUSAND = 1_000;

  @Override
  public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw refused(parser.currentName(), "a whole number was expected");
    }
    return parser.getLongValue();
  }

  static Instant instant(String field, long millis) {
    return read(millis).orElseThrow(() -> refused(field, guess(millis)));
  }

  private static Optional<Instant> read(long millis) {
    try {
      Instant instant = Instant.ofEpochMilli(millis);
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      return Optional.of(instant)
          .filter(i -> year >= Moments.FIRST_YEAR && year <= Moments.LAST_YEAR);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String guess(long millis) {
    if (Math.abs(millis) < Long.MAX_VALUE / THOUSAND && read(millis * THOUSAND).isPresent()) {
      return millis + " looks like seconds";
    }
    if (read(millis / THOUSAND).isPresent()) {
      return millis + " looks like microseconds";
    }
    return read(millis / THOUSAND / THOUSAND).isPresent()
        ? millis + " looks like nanoseconds"
        : "%d is not between the years %d and %d"
            .formatted(millis, Moments.FIRST_YEAR, Moments.LAST_YEAR);
  }

  private static InvalidInput refused(String field, String why) {
    return new InvalidInput(
        field,
        "epochMillis",
        "'%s' must be in milliseconds since 1970, such as 1796029492000; %s."
            .formatted(field, why));
  }
}
