package org.threatreviews.review.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.threatreviews.client.Languages;
import org.threatreviews.support.Wording;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A pack names no codes and holds no words of another language, but what people wrote. */
class PackWordingTest {

  private static final List<String> SAID = List.of(
      "Remote access tool on a dispatcher’s computer",
      "Train the dispatchers",
      "Send us the proxy’s log",
      "Can you watch our proxy?",
      "Which of our logs do you keep?",
      "Phishing",
      "Fake help desks",
      "https://cert.example/2027-04",
      "Nordwind Åkeri & Söhne AG",
      "Max Manager",
      "Ann Analyst");

  static Stream<String> languages() {
    return Languages.WRITTEN.stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void saysEverythingInWordsOfItsLanguage(String language) {
    Document page = Jsoup.parse(packs().html(SamplePacks.ordinary(language)));
    List<String> theirs = new ArrayList<>(SAID);
    theirs.addAll(page.select(".words").eachText());
    // these stand on a line of their own
    Elements late = page.select(".late").remove();

    String words = Stream.of(
            late, page.select("h3, h4, dt, dd, p:not(.client), th, td, li, .caption"))
        .flatMap(List::stream)
        .map(Element::text)
        .collect(Collectors.joining("\n"));

    assertThat(words).contains("HARBOUR-INC-0001", "Ann Analyst");
    assertThat(Wording.faults(language, words, theirs)).isEmpty();
  }

  private static PackArchive packs() {
    ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/");
    files.setSuffix(".html");
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasename("messages/pack");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setFallbackToSystemLocale(false);
    SpringTemplateEngine templates = new SpringTemplateEngine();
    templates.setTemplateResolver(files);
    templates.setTemplateEngineMessageSource(texts);
    return new PackArchive(null, templates, texts, new PackPdf());
  }
}
