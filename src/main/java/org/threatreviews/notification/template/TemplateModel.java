package org.threatreviews.notification.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a template shows, as text to be kept: with it a mail that has not left can be written again
 * for another reader, in another language and zone. Knows the values that templates show: words,
 * numbers, days and instants, lists, maps, and records and enumerations of this product. A number
 * other than a whole one comes back as a {@code double}.
 */
public final class TemplateModel {

  private static final String OURS = "org.threatreviews.";
  private static final String TYPE = "@";
  private static final String VALUE = "=";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JSON.getNodeFactory();

  /** Values that are kept as the text which they write themselves. */
  private static final Map<Class<?>, Function<String, Object>> AS_TEXT = Map.of(
      Instant.class, Instant::parse,
      LocalDate.class, LocalDate::parse,
      LocalTime.class, LocalTime::parse,
      OffsetDateTime.class, OffsetDateTime::parse,
      ZonedDateTime.class, ZonedDateTime::parse,
      Duration.class, Duration::parse,
      UUID.class, UUID::fromString);

  private TemplateModel() {}

  /**
   * @throws IllegalArgumentException when there is something in it that no template shows
   */
  public static String write(Map<String, Object> model) {
    return tree(model).toString();
  }

  /**
   * @throws IllegalArgumentException when it was not written by {@link #write}, or a release in
   *     between has changed a record in it
   */
  public static Map<String, Object> read(String text) {
    try {
      return map(JSON.readTree(text));
    } catch (JsonProcessingException | ReflectiveOperationException e) {
      throw new IllegalArgumentException("not the content of a mail of this release", e);
    }
  }

  private static JsonNode tree(Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof String text) {
      return NODES.textNode(text);
    }
    if (value instanceof Boolean yes) {
      return NODES.booleanNode(yes);
    }
    if (value instanceof Number number) {
      return tree(number);
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode node = NODES.objectNode();
      map.forEach((key, item) -> node.set(String.valueOf(key), tree(item)));
      return node;
    }
    if (value instanceof Collection<?> items) {
      ArrayNode node = NODES.arrayNode();
      items.forEach(item -> node.add(tree(item)));
      return node;
    }
    if (value instanceof Enum<?> constant) {
      return typed(constant.getDeclaringClass().getName(), NODES.textNode(constant.name()));
    }
    if (value instanceof ZoneId zone) {
      return typed(ZoneId.class.getName(), NODES.textNode(zone.getId()));
    }
    if (value instanceof Record && value.getClass().getName().startsWith(OURS)) {
      return typed(value.getClass().getName(), components(value));
    }
    if (AS_TEXT.containsKey(value.getClass())) {
      return typed(value.getClass().getName(), NODES.textNode(value.toString()));
    }
    throw new IllegalArgumentException("no template shows a " + value.getClass().getName());
  }

  private static JsonNode tree(Number number) {
    if (number instanceof Integer whole) {
      return NODES.numberNode(whole);
    }
    return number instanceof Long whole
        ? typed(Long.class.getName(), NODES.textNode(whole.toString()))
        : NODES.numberNode(number.doubleValue());
  }

  private static JsonNode typed(String type, JsonNode value) {
    return NODES.objectNode().put(TYPE, type).set(VALUE, value);
  }

  private static JsonNode components(Object value) {
    ObjectNode node = NODES.objectNode();
    try {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        node.set(component.getName(), tree(accessor.invoke(value)));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot read " + value.getClass().getName(), e);
    }
    return node;
  }

  private static Object value(JsonNode node) throws ReflectiveOperationException {
    if (node.isNull()) {
      return null;
    }
    if (node.isArray()) {
      List<Object> items = new ArrayList<>();
      for (JsonNode item : node) {
        items.add(value(item));
      }
      return items;
    }
    if (node.isObject()) {
      return node.has(TYPE) ? typedValue(node.get(TYPE).asText(), node.get(VALUE)) : map(node);
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNumber() ? node.numberValue() : node.asText();
  }

  private static Map<String, Object> map(JsonNode node) throws ReflectiveOperationException {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      map.put(entry.getKey(), value(entry.getValue()));
    }
    return map;
  }

  private static Object typedValue(String name, JsonNode node) throws ReflectiveOperationException {
    if (name.equals(Long.class.getName())) {
      return Long.valueOf(node.asText());
    }
    if (name.equals(ZoneId.class.getName())) {
      return ZoneId.of(node.asText());
    }
    Class<?> type = Class.forName(name, false, TemplateModel.class.getClassLoader());
    Function<String, Object> parser = AS_TEXT.get(type);
    if (parser != null) {
      return parser.apply(node.asText());
    }
    if (!name.startsWith(OURS) || !type.isEnum() && !type.isRecord()) {
      throw new IllegalArgumentException("no template shows a " + name);
    }
    return type.isEnum() ? constant(type, node.asText()) : recordOf(type, node);
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("%s has no %s".formatted(type.getName(), name));
  }

  private static Object recordOf(Class<?> type, JsonNode node) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(node.path(components[i].getName()));
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }
}
