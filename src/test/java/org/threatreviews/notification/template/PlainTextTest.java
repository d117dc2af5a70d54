package org.threatreviews.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void putsFactsBelowOneAnother() {
    assertThat(text("""
            <table class="facts">
              <tr><th>What</th><td>Beaconing</td></tr>
              <tr><th>Affected</th><td class="lines">ws-17
            ws-18</td></tr>
              <tr><th>対象</th><td>ws-19</td></tr>
            </table>
            """)).isEqualTo("""
            What:     Beaconing
            Affected: ws-17
                      ws-18
            対象：    ws-19
            """);
  }

  @Test
  void writesALinkOnALineOfItsOwn() {
    String url = "https://reviews.mdr.example/c/" + "x".repeat(80);

    assertThat(text("""
            <p>Please answer.</p>
            <table class="button"><tr><td><a href="%s">Tell us</a></td></tr></table>
            """.formatted(url))).isEqualTo("Please answer.\n\nTell us:\n" + url + "\n");
  }

  @Test
  void indentsLists() {
    assertThat(text("""
            <h2>On the agenda</h2>
            <ul><li>One</li><li><p>Two</p><p class="said">as
            said</p></li></ul>
            <ol><li>%s</li></ol>
            """.formatted("word ".repeat(20)))).isEqualTo("""
            On the agenda:
            - One
            - Two
              as
              said

            1. word word word word word word word word word word word word word word
               word word word word word word
            """);
  }

  @Test
  void keepsTheLinesThatPeopleWrote() {
    String command = "Get-ADUser -Filter * | " + "Where-Object { $_.Enabled } | ".repeat(4);

    assertThat(text("<p class=\"said\">1. Run:\n   %s\n2. Done</p>".formatted(command)))
        .isEqualTo("1. Run:\n   %s\n2. Done\n".formatted(command));
  }

  @Test
  void tearsNoDateApart() {
    String date = "Friday,\u00a0February\u00a019,\u00a02027";

    assertThat(text("<p>%s %s</p>".formatted("word ".repeat(11), date)))
        .isEqualTo("word ".repeat(11).strip() + "\nFriday, February 19, 2027\n");
  }

  @Test
  void wrapsScriptsWithoutSpacesByTheirRules() {
    String sentence = "脅威がなくなったことを確認しました。";

    assertThat(text("<p>%s</p>".formatted(sentence.repeat(5))).lines())
        .hasSizeGreaterThan(2)
        .allMatch(line -> line.length() * 2 <= PlainText.WIDTH)
        .noneMatch(line -> line.startsWith("。"));
  }

  private static String text(String blocks) {
    return PlainText.of(Jsoup.parse(blocks).body());
  }
}
