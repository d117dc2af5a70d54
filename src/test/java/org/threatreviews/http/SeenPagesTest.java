package org.threatreviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

class SeenPagesTest {

  @Test
  void showsNoCharacterThatTurnsWhatIsRead() {
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(new StringTemplateResolver());
    engine.addDialect(new SeenPages());

    String page = engine.process(
        "<p th:text=\"${name}\">A</p><div th:utext=\"${pack}\">B</div>",
        new Context(
            Locale.ENGLISH,
            Map.of(
                "name",
                "Nord\u202Ewind \u2066AG\u2069\u0007",
                "pack",
                "<b>\u200Eno\uFEFFrth</b>")));

    assertThat(page).isEqualTo("<p>Nordwind AG</p><div><b>north</b></div>");
  }
}
