package org.threatreviews.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Drives the running application over HTTP, signed in as one of its users: the API as a client
 * portal does, tasks as Tasklist does, mails and the clock as demo mode offers them.
 */
public final class ServiceDesk {

  /** Largest page that the API's lists and the engine's queries are asked for. */
  private static final int PAGE = 200;

  private static final Map<String, String> GROUPS =
      Map.of("analyst", "analyst", "advisor", "advisor", "soc", "soc", "lead", "team-lead");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI baseUrl;
  private final Properties passwords;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> businessKeys = new HashMap<>();

  /** An HTTP answer. {@code body} is missing when there is none or it is no JSON. */
  public record Answer(int status, String contentType, JsonNode body, String text) {

    public JsonNode with(int expectedStatus) {
      assertThat(status).as(text).isEqualTo(expectedStatus);
      return body;
    }

    public JsonNode ok() {
      assertThat(status).as(text).isBetween(200, 299);
      return body;
    }
  }

  /** An open task; {@code key} is the business key of its process instance. */
  public record Task(String id, String definition, String assignee, String key) {}

  /** A mail that demo mode caught. {@code sentAt} is in the application's time. */
  public record CaughtMail(
      String to, String subject, Instant sentAt, String messageId, String text, JsonNode source) {

    /** Whether a whole word of subject or text is this reference. */
    public boolean mentions(String reference) {
      return words().contains(reference);
    }

    /** All words of subject and text; a reference is one. */
    public Set<String> words() {
      return Arrays.stream((subject + " " + text).split("[^\\w-]+")).collect(Collectors.toSet());
    }

    public List<String> links() {
      List<String> links = new ArrayList<>();
      source.path("links").forEach(link -> links.add(link.asText()));
      return links;
    }

    /** The messages of a digest one by one; any other mail is its own only one. */
    public List<CaughtMail> messages() {
      Elements links =
          Jsoup.parse(source.path("html").asText()).select(".content p.link:not(.foot) a");
      if (links.isEmpty()) {
        return List.of(this);
      }
      List<CaughtMail> messages = new ArrayList<>();
      for (Element link : links) {
        Element first = link.parent();
        StringBuilder said = new StringBuilder();
        while (!first.nameIs("h2")) {
          first = first.previousElementSibling();
          said.insert(0, first.text() + "\n");
        }
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        part.putArray("links").add(link.attr("href"));
        messages.add(new CaughtMail(
            to, first.text(), sentAt, messageId + messages.size(), said.toString(), part));
      }
      return messages;
    }

    public List<String> attachmentTypes() {
      List<String> types = new ArrayList<>();
      source.path("attachments").forEach(a -> types.add(a.path("contentType").asText()));
      return types;
    }
  }

  ServiceDesk(URI baseUrl, Properties passwords) {
    this.baseUrl = baseUrl;
    this.passwords = passwords;
  }

  // --- HTTP ---

  public Answer get(String user, String path) {
    return send(user, "GET", path, null);
  }

  public Answer post(String user, String path, Object body) {
    return send(user, "POST", path, write(body));
  }

  public Answer put(String user, String path, Object body) {
    return send(user, "PUT", path, write(body));
  }

  /**
   * @param user who signs in with HTTP Basic, or null for a client who opens a link
   * @param path below the application's address, or an absolute link to it
   */
  public Answer send(String user, String method, String path, String body) {
    return send(user, method, path, body, "application/json");
  }

  public Answer send(String user, String method, String path, String body, String contentType) {
    HttpRequest.Builder request = HttpRequest.newBuilder(baseUrl.resolve(path));
    if (user != null) {
      request.header("Authorization", "Basic " + basic(user));
    }
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.method(method, BodyPublishers.ofString(body)).header("Content-Type", contentType);
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      JsonNode json = type.contains("json") && !response.body().isBlank()
          ? JSON.readTree(response.body())
          : MissingNode.getInstance();
      return new Answer(response.statusCode(), type, json, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String basic(String user) {
    String password = passwords.getProperty(user);
    assertThat(password).as("password of %s in credentials.properties", user).isNotBlank();
    return Base64.getEncoder()
        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static String write(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  // --- API ---

  /** All items of a list of the API, over all pages. */
  public List<JsonNode> list(String path) {
    List<JsonNode> items = new ArrayList<>();
    for (int page = 0; ; page++) {
      JsonNode answer =
          get("lead", "%s?page=%d&size=%d".formatted(path, page, PAGE)).with(200);
      answer.path("items").forEach(items::add);
      if (items.size() >= answer.path("total").asInt() || answer.path("items").isEmpty()) {
        return items;
      }
    }
  }

  public JsonNode client(String reference) {
    return get("lead", "/api/v1/clients/" + reference).with(200);
  }

  public List<JsonNode> reviewsOf(String client) {
    return list("/api/v1/clients/" + client + "/reviews");
  }

  public JsonNode review(String reference) {
    return get("lead", "/api/v1/reviews/" + reference).with(200);
  }

  public JsonNode incident(String reference) {
    return get("lead", "/api/v1/incidents/" + reference).with(200);
  }

  public JsonNode question(String reference) {
    return get("lead", "/api/v1/questions/" + reference).with(200);
  }

  // --- tasks ---

  /** All open tasks of everybody, by their ids. */
  public Set<String> openTasks() {
    Set<String> ids = new HashSet<>();
    post("lead", "/engine-rest/task?maxResults=" + PAGE, Map.of("active", true))
        .with(200)
        .forEach(task -> ids.add(task.path("id").asText()));
    return ids;
  }

  /** A user's queue: open tasks of their group, and those assigned to them. */
  public List<Task> tasks(String user) {
    Map<String, Object> mine =
        Map.of("candidateGroups", List.of(GROUPS.get(user)), "assignee", user);
    JsonNode found = post(
            user,
            "/engine-rest/task?maxResults=" + PAGE,
            Map.of("active", true, "orQueries", List.of(mine)))
        .with(200);
    Set<String> unknown = new java.util.LinkedHashSet<>();
    found.forEach(task -> {
      String instance = task.path("processInstanceId").asText();
      if (!businessKeys.containsKey(instance)) {
        unknown.add(instance);
      }
    });
    if (!unknown.isEmpty()) {
      post(
              "lead",
              "/engine-rest/process-instance?maxResults=" + PAGE,
              Map.of("processInstanceIds", unknown))
          .with(200)
          .forEach(
              i -> businessKeys.put(i.path("id").asText(), i.path("businessKey").asText()));
    }
    List<Task> tasks = new ArrayList<>();
    found.forEach(task -> tasks.add(new Task(
        task.path("id").asText(),
        task.path("taskDefinitionKey").asText(),
        task.path("assignee").isTextual() ? task.path("assignee").asText() : null,
        businessKeys.get(task.path("processInstanceId").asText()))));
    return tasks;
  }

  /** Claims the task, unless it is the user's own already, and completes it as its form does. */
  public Answer complete(String user, Task task, Map<String, Object> values) {
    if (task.assignee() == null) {
      Answer claimed =
          post(user, "/engine-rest/task/" + task.id() + "/claim", Map.of("userId", user));
      if (claimed.status() != 204) {
        return claimed;
      }
    }
    Map<String, Object> variables = new LinkedHashMap<>();
    values.forEach((name, value) -> variables.put(name, Map.of("value", value)));
    return post(
        user, "/engine-rest/task/" + task.id() + "/submit-form", Map.of("variables", variables));
  }

  /** Whether the task is still there: the client's answer may have taken it away meanwhile. */
  public boolean isOpen(Task task) {
    return get("lead", "/engine-rest/task/" + task.id()).status() != 404;
  }

  public long engineIncidents() {
    return get("lead", "/engine-rest/incident/count").with(200).path("count").asLong();
  }

  public long processInstances() {
    return get("lead", "/engine-rest/process-instance/count")
        .with(200)
        .path("count")
        .asLong();
  }

  // --- client pages ---

  /** Opens the link of a mail and sends the page's form; nobody signs in for that. */
  public void answerByLink(String link, String action, Map<String, String> fields) {
    assertThat(send(null, "GET", link, null).status()).as(link).isEqualTo(200);
    String form = fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    Answer answer =
        send(null, "POST", link + "/" + action, form, "application/x-www-form-urlencoded");
    assertThat(answer.status()).as(answer.text()).isBetween(200, 399);
  }

  // --- demo mode ---

  public Instant now() {
    return instant(get("lead", "/demo/clock").with(200).path("now"));
  }

  /** The day in the business zone. */
  public LocalDate today() {
    return now().atZone(SampleClient.BERLIN).toLocalDate();
  }

  /** Moves the clock; an instant that has passed meanwhile changes nothing. */
  public JsonNode advanceTo(Instant target) {
    Answer answer = advance(target);
    boolean passed = answer.body().path("rule").asText().equals("notInThePast");
    return (passed ? advance(now().plusSeconds(5)) : answer).with(200);
  }

  private Answer advance(Instant target) {
    return post("lead", "/demo/clock", Map.of("advanceTo", target.toString()));
  }

  /** The mails that were sent at or after an instant, oldest first. */
  public List<CaughtMail> mailsSince(Instant since) {
    String path =
        "/demo/mails?since=" + URLEncoder.encode(since.toString(), StandardCharsets.UTF_8);
    List<CaughtMail> mails = new ArrayList<>();
    get("lead", path)
        .with(200)
        .forEach(mail -> mails.add(new CaughtMail(
            mail.path("to").asText(),
            mail.path("subject").asText(),
            instant(mail.path("sentAt")),
            mail.path("messageId").asText(),
            mail.path("text").asText(),
            mail)));
    mails.sort(java.util.Comparator.comparing(CaughtMail::sentAt));
    return mails;
  }

  /** An instant of an answer; all of them carry an offset. */
  public static Instant instant(JsonNode text) {
    return OffsetDateTime.parse(text.asText()).toInstant();
  }

  /** Counts by some property, for messages and summaries. */
  public static <T> Map<String, Long> countBy(List<T> items, Function<T, String> property) {
    return items.stream()
        .collect(Collectors.groupingBy(property, java.util.TreeMap::new, Collectors.counting()));
  }
}
