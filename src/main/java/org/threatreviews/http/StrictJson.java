package org.threatreviews.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Function;
import org.threatreviews.input.Moments;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;

/**
 * Reads values of requests as they are written and guesses nothing: dates, instants and texts are
 * strings. That whole numbers are whole and booleans are booleans is set in application.yaml.
 */
final class StrictJson {

  private StrictJson() {}

  static Module values() {
    SimpleModule values = new SimpleModule("strict values");
    add(values, String.class, StrictJson::text);
    add(values, LocalDate.class, text -> Moments.date("", text));
    add(values, OffsetDateTime.class, text -> Moments.instant("", text));
    add(values, Instant.class, text -> Moments.instant("", text).toInstant());
    add(values, ZoneId.class, StrictJson::zone);
    return values;
  }

  private static <T> void add(SimpleModule values, Class<T> type, Function<String, T> reader) {
    values.addDeserializer(type, new FromString<>(type, reader));
  }

  private static String text(String text) {
    Text.requireStorable("", text);
    return Text.withPlainLineEnds(text);
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new InvalidInput(
          "",
          "timeZone",
          "'%s' is not a time zone such as Europe/Berlin.".formatted(JsonFaults.shorten(text)));
    }
  }

  /** A value breaks a rule; the field is known by the path to it. */
  static final class BrokenRule extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    BrokenRule(JsonParser parser, String rule, String message) {
      super(parser, message);
      this.rule = rule;
    }

    String rule() {
      return rule;
    }
  }

  private static final class FromString<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> reader;

    FromString(Class<T> type, Function<String, T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        throw InvalidFormatException.from(parser, "no string", parser.getText(), _valueClass);
      }
      try {
        return reader.apply(parser.getText());
      } catch (InvalidInput refusal) {
        throw new BrokenRule(parser, refusal.rule(), refusal.getMessage());
      }
    }
  }
}
