package org.threatreviews.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
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
 * strings, and of several names it has to be one exactly. That whole numbers are whole and booleans
 * are booleans is set in application.yaml.
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
    values.setDeserializerModifier(new BeanDeserializerModifier() {
      private static final long serialVersionUID = 1L;

      @Override
      public JsonDeserializer<?> modifyEnumDeserializer(
          DeserializationConfig config,
          JavaType type,
          BeanDescription description,
          JsonDeserializer<?> deserializer) {
        return new ExactName(deserializer);
      }
    });
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

  /** One of several names, as it is; Jackson would also take it with blanks around. */
  private static final class ExactName extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    ExactName(JsonDeserializer<?> names) {
      super(names);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> names) {
      return new ExactName(names);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.hasToken(JsonToken.VALUE_STRING)
          && !parser.getText().equals(parser.getText().trim())) {
        throw InvalidFormatException.from(parser, "blanks", parser.getText(), handledType());
      }
      return super.deserialize(parser, context);
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
