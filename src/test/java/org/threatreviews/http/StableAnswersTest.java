package org.threatreviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.support.ProcessTest;

/**
 * The same data is the same JSON on every node and after every start: nothing in an answer is in the
 * order of a hash, which for enums changes with the process.
 */
@ProcessTest
class StableAnswersTest {

  /** Sorted by its constructor: {@link #aContactsWorkingDaysBeginOnMonday()}. */
  private static final String SORTED_BY_ITSELF = "Contact.workingDays";

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping addresses;

  private final Set<Type> seen = new HashSet<>();
  private final Set<String> unordered = new TreeSet<>();

  @Test
  void noMapOrSetOfAnAnswerIsInTheOrderOfAHash() {
    addresses.getHandlerMethods().forEach((mapping, method) -> {
      if (mapping.getPatternValues().stream().anyMatch(path -> path.startsWith("/api/"))) {
        look(method.getMethod().getGenericReturnType(), name(method));
      }
    });

    assertThat(seen).hasSizeGreaterThan(60);
    assertThat(unordered).containsExactly(SORTED_BY_ITSELF);
  }

  @ParameterizedTest
  @EnumSource(DayOfWeek.class)
  void aContactsWorkingDaysBeginOnMonday(DayOfWeek first) {
    Set<DayOfWeek> asSent = new LinkedHashSet<>();
    for (int days = 0; days < 7; days++) {
      asSent.add(first.plus(days));
    }

    Contact contact = new Contact(
        null,
        "Eva",
        "eva@nord.example",
        null,
        ContactRole.CISO,
        1,
        true,
        "en",
        ZoneId.of("Europe/Berlin"),
        asSent,
        null,
        null,
        null,
        null,
        null);

    assertThat(contact.workingDays()).containsExactly(DayOfWeek.values());
  }

  @Test
  void tellsSortedOnesFromOthers() {
    record Answer(
        List<Map<String, Integer>> map,
        Set<String> set,
        SortedMap<String, HashMap<String, Integer>> inner,
        SortedSet<String> sorted) {}

    look(Answer.class, "Answer");

    assertThat(unordered).containsExactly("Answer.inner", "Answer.map", "Answer.set");
  }

  private void look(Type type, String where) {
    if (type instanceof ParameterizedType several) {
      look(several.getRawType(), where);
      for (Type part : several.getActualTypeArguments()) {
        look(part, where);
      }
    } else if (type instanceof WildcardType any) {
      look(any.getUpperBounds()[0], where);
    } else if (type instanceof Class<?> shape) {
      boolean hash = Map.class.isAssignableFrom(shape) && !SortedMap.class.isAssignableFrom(shape)
          || Set.class.isAssignableFrom(shape) && !SortedSet.class.isAssignableFrom(shape);
      if (hash) {
        unordered.add(where);
      }
      if (shape.isRecord() && seen.add(shape)) {
        for (RecordComponent part : shape.getRecordComponents()) {
          look(part.getGenericType(), shape.getSimpleName() + "." + part.getName());
        }
      }
    }
  }

  private static String name(HandlerMethod method) {
    return method.getBeanType().getSimpleName() + "#" + method.getMethod().getName();
  }
}
