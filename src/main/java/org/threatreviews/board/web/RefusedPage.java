package org.threatreviews.board.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.springframework.web.servlet.View;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.threatreviews.input.Text;
import org.threatreviews.problem.Refusal;

/**
 * A page as it is, but in the form that was refused stands what was entered, and at the field why. A
 * field has the name that the refusal says, or says with {@code data-rule} by which names else the
 * rules know it. A change that is looked at before it is confirmed ({@code …/preview}) is mended in
 * the form where it was entered.
 */
final class RefusedPage implements View {

  private static final String FIELD = "refused";
  private static final String REASON = "refused-because";

  private final View page;
  private final Refusal refusal;

  RefusedPage(View page, Refusal refusal) {
    this.page = page;
    this.refusal = refusal;
  }

  @Override
  public String getContentType() {
    return page.getContentType();
  }

  @Override
  public void render(Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    ContentCachingResponseWrapper written = new ContentCachingResponseWrapper(response);
    page.render(model, request, written);
    Document html =
        Jsoup.parse(new String(written.getContentAsByteArray(), StandardCharsets.UTF_8));
    html.outputSettings().prettyPrint(false);
    Optional<Element> form = sentForm(html, request);
    form.ifPresent(sent -> {
      fillIn(sent, request.getParameterMap());
      blame(sent);
    });
    say(html, form.isPresent() ? words() : "%s: %s".formatted(refusal.field(), words()));
    response.getOutputStream().write(html.outerHtml().getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Element> sentForm(Document html, HttpServletRequest request) {
    String address = request.getRequestURI();
    return html.select("form").stream()
        .filter(form ->
            form.attr("action").equals(address) || form.attr("action").equals(address + "/preview"))
        .filter(form -> form.select("input[type=hidden]").stream()
            .filter(own -> !own.attr("name").equals("_csrf"))
            .allMatch(own -> own.val()
                .equals(
                    Objects.requireNonNullElse(request.getParameter(own.attr("name")), own.val()))))
        .findFirst();
  }

  private static void fillIn(Element form, Map<String, String[]> entered) {
    Map<String, Integer> places = new HashMap<>();
    for (Element control : form.select("input[name]:not([type=hidden]), select, textarea")) {
      String name = control.attr("name");
      List<String> values = Arrays.stream(entered.getOrDefault(name, new String[0]))
          .filter(Objects::nonNull)
          .map(Text::seen)
          .toList();
      if (control.is("[type=checkbox], [type=radio]")) {
        control.attr("checked", values.contains(control.val()));
      } else if (!values.isEmpty()) {
        int place = places.merge(name, 1, Integer::sum) - 1;
        fill(control, values.get(Math.min(place, values.size() - 1)));
      }
    }
  }

  private static void fill(Element control, String value) {
    if (control.is("select")) {
      Elements options = control.select("option");
      options.forEach(option -> option.attr("selected", option.val().equals(value)));
    } else {
      control.val(value);
    }
  }

  /** At each of the fields that the refusal is about, and at the form when it is about none. */
  private void blame(Element form) {
    Elements blamed = form.select("input, select, textarea").stream()
        .filter(control -> !control.is("[type=hidden]") && isAbout(control))
        .collect(Collectors.toCollection(Elements::new));
    Element first = blamed.isEmpty() ? form : blamed.first();
    Element reason = new Element("p").addClass("blame").id(REASON).text(words());
    if (blamed.isEmpty()) {
      form.attr("aria-describedby", REASON).prependChild(reason);
    } else {
      blamed.attr("aria-invalid", "true").attr("aria-describedby", REASON);
      Element label = first.closest("label");
      (label == null ? first : label).before(reason);
    }
    first.id(FIELD);
    form.parents().stream()
        .filter(around -> around.is("details"))
        .forEach(folded -> folded.attr("open", true));
  }

  private boolean isAbout(Element control) {
    return control.attr("name").equals(refusal.field())
        || Arrays.asList(control.attr("data-rule").split(" ")).contains(refusal.field());
  }

  private static void say(Document html, String words) {
    html.title("Not saved: " + html.title());
    Element alert = new Element("p")
        .addClass("problem")
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .attr("autofocus", true);
    if (html.getElementById(FIELD) == null) {
      alert.text(words);
    } else {
      alert.appendElement("a").attr("href", "#" + FIELD).text(words);
    }
    html.selectFirst("main h1").after(alert);
  }

  private String words() {
    return Text.seen(refusal.getMessage());
  }
}
