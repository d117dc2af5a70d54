package org.threatreviews.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.ClassUtils;
import org.threatreviews.input.Text;

/** Says of a JSON body that could not be read which field is to blame, and for what. */
public final class JsonFaults {

  private static final int LONGEST_ECHO = 60;
  private static final String BODY = "body";

  /** Jackson's words; it says what is wrong in no other way. */
  private static final Pattern TWICE = Pattern.compile("^Duplicate field '(.*?)'", Pattern.DOTALL);

  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(Integer.class, Long.class, Short.class, Byte.class, BigInteger.class);

  private JsonFaults() {}

  static ProblemDetail of(JsonProcessingException fault) {
    return fault instanceof JsonMappingException mapping ? of(mapping) : malformed(fault);
  }

  public static ProblemDetail malformed(JsonProcessingException fault) {
    JsonLocation where = fault.getLocation();
    return Problems.of(
        HttpStatus.BAD_REQUEST,
        "body",
        "malformedJson",
        whatIsWrong(fault)
            + (where == null
                ? "."
                : " at line %d, column %d.".formatted(where.getLineNr(), where.getColumnNr())));
  }

  private static String whatIsWrong(JsonProcessingException fault) {
    Matcher twice = TWICE.matcher(String.valueOf(fault.getOriginalMessage()));
    return twice.find()
        ? "The body has '%s' twice in one object, the second time"
            .formatted(shorten(twice.group(1)))
        : "The body is not valid JSON";
  }

  private static ProblemDetail of(JsonMappingException fault) {
    String field = path(fault.getPath());
    if (fault.getCause() instanceof com.fasterxml.jackson.core.JsonParseException syntax) {
      return malformed(syntax);
    }
    if (fault instanceof StrictJson.BrokenRule broken) {
      return bad(field, broken.rule(), broken.getOriginalMessage());
    }
    if (fault instanceof UnrecognizedPropertyException) {
      return bad(field, "unknownField", "There is no field '%s'.".formatted(field));
    }
    if (fault instanceof InvalidFormatException format) {
      return value(field, String.valueOf(format.getValue()), format.getTargetType());
    }
    Class<?> expected =
        fault instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    return field.equals(BODY)
        ? bad(
            BODY,
            "type",
            "The body must be one JSON object. Please send several one by one; what has come in already"
                + " is known again.")
        : bad(field, "type", "The value of '%s' must be %s.".formatted(field, kind(expected)));
  }

  /** A text that can't be read as a value of the type. */
  static ProblemDetail value(String field, String text, Class<?> type) {
    String value = shorten(text);
    if (type.isEnum()) {
      String allowed = Arrays.stream(type.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(", "));
      return bad(field, "oneOf", "'%s' is not one of: %s.".formatted(value, allowed));
    }
    if (type == LocalDate.class) {
      return bad(field, "isoDate", "'%s' is not a date such as 2027-01-31.".formatted(value));
    }
    if (type == LocalTime.class) {
      return bad(field, "isoTime", "'%s' is not a time such as 09:30.".formatted(value));
    }
    if (type == Instant.class || type == OffsetDateTime.class) {
      return bad(
          field,
          "isoInstant",
          "'%s' is not an instant such as 2027-01-31T09:30:00Z.".formatted(value));
    }
    if (ZoneId.class.isAssignableFrom(type)) {
      return bad(
          field, "timeZone", "'%s' is not a time zone such as Europe/Berlin.".formatted(value));
    }
    if (type.isPrimitive() || type == Boolean.class || Number.class.isAssignableFrom(type)) {
      return bad(field, "type", "'%s' is not %s.".formatted(value, kind(type)));
    }
    if (type == String.class) {
      return bad(field, "type", "'%s' is not a text in quotes.".formatted(value));
    }
    return bad(field, "format", "'%s' cannot be read.".formatted(value));
  }

  /** What a value should have been, in words. */
  private static String kind(Class<?> type) {
    Class<?> boxed = type == null ? Object.class : ClassUtils.resolvePrimitiveIfNecessary(type);
    if (boxed == Boolean.class) {
      return "true or false";
    }
    if (WHOLE_NUMBERS.contains(boxed)) {
      return "a whole number";
    }
    if (Number.class.isAssignableFrom(boxed)) {
      return "a number";
    }
    if (Collection.class.isAssignableFrom(boxed)) {
      return "a list";
    }
    return boxed.isRecord() ? "an object" : "of another type";
  }

  /** Long values are cut: a problem names the fault and does not send the request back. */
  public static String shorten(String value) {
    return Text.beginning(value, LONGEST_ECHO);
  }

  private static ProblemDetail bad(String field, String rule, String detail) {
    return Problems.of(HttpStatus.BAD_REQUEST, field, rule, detail);
  }

  private static String path(List<JsonMappingException.Reference> path) {
    StringBuilder text = new StringBuilder();
    for (JsonMappingException.Reference step : path) {
      if (step.getFieldName() == null) {
        text.append('[').append(step.getIndex()).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(shorten(step.getFieldName()));
      }
    }
    return text.isEmpty() ? BODY : text.toString();
  }
}
