package org.threatreviews.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.threatreviews.client.Languages;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.support.MessageFiles;

/** The pages' words: complete in every language, and nowhere but in the message files. */
class PageTextsTest {

  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern FIXED_KEY = Pattern.compile("#\\{([A-Za-z0-9_.]+)");
  private static final Pattern EXPRESSION =
      Pattern.compile("[#$~]\\{[^{}]*(\\{[^{}]*}[^{}]*)*}|th:block");
  private static final Pattern SHOWN_ATTRIBUTE =
      Pattern.compile("\\s(?:title|alt|placeholder|aria-label|value)=\"([^\"]*)\"");
  private static final Pattern TEXT_ATTRIBUTE = Pattern.compile("th:text=\"([^\"]*)\"");

  static Stream<String> translations() {
    return Languages.WRITTEN.stream().filter(language -> !language.equals("en"));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void everyTextIsTranslated(String language) throws IOException {
    MessageFiles.assertTranslated("portal", language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_de", "_sv", "_ja"})
  void noTextHoldsAQuoteOfThePattern(String suffix) throws IOException {
    assertThat(MessageFiles.texts("portal" + suffix).values())
        .noneMatch(text -> text.contains("'"));
  }

  @Test
  void templatesHoldNoWordsOfTheirOwn() throws IOException {
    List<String> own = new ArrayList<>();
    for (Resource template : templates()) {
      String html = read(template)
          .replaceAll("(?s)<!--.*?-->", "")
          .replaceFirst("<!DOCTYPE html>", "")
          .replace("&nbsp;", "");
      add(own, template, html.replaceAll("(?s)<[^>]*>", ""));
      Matcher shown = SHOWN_ATTRIBUTE.matcher(html);
      while (shown.find()) {
        // what a hidden field sends is no word for people
        if (!html.substring(html.lastIndexOf('<', shown.start()), shown.start())
            .contains("hidden")) {
          add(own, template, shown.group(1));
        }
      }
      Matcher text = TEXT_ATTRIBUTE.matcher(html);
      while (text.find()) {
        add(own, template, EXPRESSION.matcher(text.group(1)).replaceAll(""));
      }
    }
    assertThat(own).isEmpty();
  }

  private static void add(List<String> own, Resource template, String text) {
    if (LETTER.matcher(text).find()) {
      own.add(template.getFilename() + ": " + text.strip());
    }
  }

  @Test
  void everyTextThatATemplateNamesExists() throws IOException {
    Set<String> known = MessageFiles.texts("portal").keySet();
    for (Resource template : templates()) {
      Matcher key = FIXED_KEY.matcher(read(template));
      while (key.find()) {
        assertThat(known).as(template.getFilename()).contains(key.group(1));
      }
    }
  }

  @Test
  void everyStateThatAPageNamesHasItsText() throws IOException {
    Set<String> known = MessageFiles.texts("portal").keySet();
    assertThat(known)
        .containsAll(keys("severity.", Severity.values()))
        .containsAll(keys("owner.", Owner.values()))
        .containsAll(keys("improvementStatus.", ImprovementStatus.values()))
        .contains("question.becameAGENDA_ITEM", "question.becameIMPROVEMENT")
        .containsAll(keys("review.", ReviewStatus.values()))
        .containsAll(keys("outcome.", AgendaOutcome.values()))
        .containsAll(keys("done.", Done.values()))
        .contains(
            "client.question." + QuestionStatus.OPEN, "client.question." + QuestionStatus.ANSWERED)
        .contains(
            "client.incident." + IncidentStatus.AWAITING_SOC,
            "client.incident." + IncidentStatus.RISK_ACCEPTED);
  }

  private static List<String> keys(String prefix, Enum<?>... values) {
    return Arrays.stream(values).map(value -> prefix + value.name()).toList();
  }

  private static Resource[] templates() throws IOException {
    Resource[] found =
        new PathMatchingResourcePatternResolver().getResources("classpath:templates/portal-*.html");
    assertThat(found).hasSizeGreaterThan(4);
    return found;
  }

  private static String read(Resource resource) throws IOException {
    return resource.getContentAsString(StandardCharsets.UTF_8);
  }
}
