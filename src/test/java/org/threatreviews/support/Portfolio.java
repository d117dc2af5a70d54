package org.threatreviews.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Clients and the incidents that are reported for them, ready to be posted.
 *
 * @param begin when the story begins
 * @param clients in the order of their registration
 * @param incidents in the order of their reports
 */
public record Portfolio(Instant begin, List<Contract> clients, List<Report> incidents) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<String> SEVERITIES = List.of("HIGH", "MEDIUM", "CRITICAL", "LOW");

  /**
   * A client as it is posted.
   *
   * @param registeredOn the day on which it is registered; contracts may have begun before
   */
  public record Contract(LocalDate registeredOn, JsonNode body) {

    public String reference() {
      return body.path("reference").asText();
    }

    public LocalDate start() {
      return LocalDate.parse(body.path("contractStart").asText());
    }

    /** The contract's last day. */
    public LocalDate end() {
      return LocalDate.parse(body.path("contractEnd").asText());
    }

    public boolean hasAdvisor() {
      return body.path("subscription").asText().equals("ADVISOR");
    }

    public List<String> addresses() {
      return body.path("contacts").findValuesAsText("email");
    }

    /** The first contact that is asked. */
    public String firstContact() {
      return addresses().get(0);
    }

    /** A contact that may accept a risk. */
    public String riskOwner() {
      return Stream.iterate(0, i -> i < body.path("contacts").size(), i -> i + 1)
          .map(i -> body.path("contacts").get(i))
          .filter(contact -> contact.path("riskAuthority").asBoolean())
          .map(contact -> contact.path("email").asText())
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * A security incident as it is posted.
   *
   * @param number its place in the portfolio, from 0; it decides how the client behaves
   */
  public record Report(int number, String client, Instant reportedAt, JsonNode body) {

    public String reference() {
      return body.path("reference").asText();
    }
  }

  /** Of {@code clients.json} and {@code incidents.jsonl}; all clients are registered at once. */
  public static Portfolio of(Path folder, Instant now) {
    try {
      List<Contract> clients = new ArrayList<>();
      for (JsonNode client : JSON.readTree(folder.resolve("clients.json").toFile())) {
        clients.add(new Contract(now.atZone(BERLIN).toLocalDate(), client));
      }
      List<Report> incidents = new ArrayList<>();
      for (String line : Files.readAllLines(folder.resolve("incidents.jsonl"))) {
        if (!line.isBlank()) {
          incidents.add(report(incidents.size(), (ObjectNode) JSON.readTree(line)));
        }
      }
      return new Portfolio(now, clients, inOrder(incidents));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Report report(int number, ObjectNode body) {
    String client = body.remove("client").asText();
    return new Report(number, client, ServiceDesk.instant(body.path("reportedAt")), body);
  }

  /**
   * A small portfolio that hurts: contracts from a 31st and from a leap day, one registered after
   * its first period, one with a stub at its end; Japan's holidays; both subscriptions. It begins
   * in the November before the next leap year, so that its dates don't depend on the day of the
   * test.
   */
  public static Portfolio sample(Instant now) {
    int year = now.atZone(BERLIN).getYear();
    LocalDate november = LocalDate.of(year, 11, 15);
    while (!Year.isLeap(november.getYear() + 1L)
        || !november.isAfter(now.atZone(BERLIN).toLocalDate())) {
      november = november.plusYears(1);
    }
    int first = november.getYear();
    LocalDate begin = november;
    List<Contract> clients = List.of(
        client("BERG", "DE", "Europe/Berlin", "STANDARD", begin, first + "-12-31", 12, 0),
        client("OZARK", "US", "America/Chicago", "STANDARD", begin, first + "-12-15", 13, 17),
        client("SAKURA", "JP", "Asia/Tokyo", "ADVISOR", begin, (first + 1) + "-01-15", 24, 0),
        client(
            "MISTRAL",
            "FR",
            "Europe/Paris",
            "ADVISOR",
            LocalDate.of(first + 1, 1, 10),
            first + "-12-01",
            12,
            0),
        client(
            "SKOGEN",
            "SE",
            "Europe/Stockholm",
            "STANDARD",
            LocalDate.of(first + 1, 2, 1),
            (first + 1) + "-02-29",
            24,
            0));
    return new Portfolio(
        begin.atTime(10, 0).atZone(BERLIN).toInstant(), clients, sampleReports(clients));
  }

  private static Contract client(
      String reference,
      String country,
      String zone,
      String subscription,
      LocalDate registeredOn,
      String contractStart,
      int months,
      int days) {
    LocalDate start = LocalDate.parse(contractStart);
    return client(
        reference,
        country,
        zone,
        subscription,
        registeredOn,
        start,
        start.plusMonths(months).plusDays(days).minusDays(1));
  }

  /** A client with two contacts, of whom the second may accept risks. */
  public static Contract client(
      String reference,
      String country,
      String zone,
      String subscription,
      LocalDate registeredOn,
      LocalDate contractStart,
      LocalDate contractEnd) {
    String lowerCase = reference.toLowerCase(Locale.ROOT);
    String domain = lowerCase + ".example";
    ObjectNode client = JSON.createObjectNode()
        .put("reference", reference)
        .put("name", reference.charAt(0) + lowerCase.substring(1) + " Ltd")
        .put("country", country)
        .put("language", "en")
        .put("timeZone", zone)
        .put("subscription", subscription)
        .put("contractStart", contractStart.toString())
        .put("contractEnd", contractEnd.toString());
    ArrayNode contacts = client.putArray("contacts");
    contact(contacts, "Sam", "security@" + domain, "SECURITY_MANAGER", 1, false, zone);
    contact(contacts, "Chris", "ciso@" + domain, "CISO", 2, true, zone);
    return new Contract(registeredOn, client);
  }

  private static void contact(
      ArrayNode contacts,
      String name,
      String email,
      String role,
      int level,
      boolean riskAuthority,
      String zone) {
    contacts
        .addObject()
        .put("name", name)
        .put("email", email)
        .put("phone", "+49 30 1234567")
        .put("role", role)
        .put("level", level)
        .put("riskAuthority", riskAuthority)
        .put("language", "en")
        .put("timeZone", zone);
  }

  /** One incident a month for every client, by day and by night, on weekdays and weekends. */
  private static List<Report> sampleReports(List<Contract> clients) {
    List<Report> reports = new ArrayList<>();
    for (int month = 0; month < 9; month++) {
      for (Contract client : clients) {
        int number = reports.size();
        Instant reportedAt = client
            .start()
            .plusMonths(month)
            .plusDays(3 + number % 17)
            .atTime(LocalTime.of(number * 5 % 24, number * 7 % 60))
            .atZone(BERLIN)
            .toInstant();
        if (reportedAt.isBefore(registration(client))) {
          continue;
        }
        reports.add(report(number, client.reference(), reportedAt, "host-" + number));
      }
    }
    return inOrder(reports);
  }

  /** Its severity follows from its number. */
  public static Report report(int number, String client, Instant reportedAt, String asset) {
    ObjectNode body = JSON.createObjectNode()
        .put("reference", "SIR-%s-%03d".formatted(client, number))
        .put("severity", SEVERITIES.get(number % SEVERITIES.size()))
        .put("title", "Suspicious sign-in from a new country")
        .put("description", "An account signed in from two countries within an hour.")
        .put("recommendation", "Reset the password and revoke all sessions.")
        .put("asset", asset)
        .put("technique", "T1078")
        .put("reportedAt", reportedAt.atZone(BERLIN).toOffsetDateTime().toString());
    return new Report(number, client, reportedAt, body);
  }

  private static Instant registration(Contract client) {
    return client.registeredOn().plusDays(1).atStartOfDay(BERLIN).toInstant();
  }

  private static List<Report> inOrder(List<Report> reports) {
    return reports.stream().sorted(Comparator.comparing(Report::reportedAt)).toList();
  }

  public Contract client(String reference) {
    return clients.stream()
        .filter(c -> c.reference().equals(reference))
        .findFirst()
        .orElseThrow();
  }

  public Instant lastReport() {
    return incidents.get(incidents.size() - 1).reportedAt();
  }
}
