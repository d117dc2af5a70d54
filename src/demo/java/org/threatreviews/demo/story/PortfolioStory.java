package org.threatreviews.demo.story;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.question.NewQuestion;

/**
 * What happens to the sample clients, and when; a pure function of the moment at which the story
 * arrives, which is the demo's present. Seven months and some days long: a client's first two
 * quarters are over, however long the months are.
 *
 * @param begin when the clock begins
 * @param arrival the demo's present
 * @param events what comes from outside, oldest first; none is later than the arrival
 */
public record PortfolioStory(Instant begin, Instant arrival, List<Event> events) {

  /** Answers, and has accepted a risk. */
  public static final String ACTIVE = "HARBOUR";

  /** Does not answer. */
  public static final String SILENT = "GRANITE";

  /** Has an advisor and a review each month. */
  public static final String ADVISED = "NORDLYS";

  /** Its telemetry is being connected. */
  public static final String CONNECTING = "ALPINE";

  /** Was registered just now. */
  public static final String NEW = "NORTHWIND";

  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final int MONTHS = 7;
  static final LocalTime OPENING = LocalTime.of(9, 0);

  /** When our people and the clients' look at what there is to do: after the morning's meetings. */
  private static final LocalTime VISIT = LocalTime.of(14, 0);

  static final Duration DAY = Duration.ofDays(1);

  /** Something that comes from outside, each time as the same. */
  public sealed interface Event {
    Instant at();
  }

  public record Registered(Instant at, ClientRegistration client) implements Event {}

  public record Reported(IncidentReport report) implements Event {
    @Override
    public Instant at() {
      return report.reportedAt();
    }
  }

  public record Answered(Instant at, String incident, Feedback feedback) implements Event {}

  public record Asked(Instant at, NewQuestion question) implements Event {}

  public record Proposed(Instant at, NewImprovement improvement) implements Event {}

  public static PortfolioStory arrivingAt(Instant arrival) {
    LocalDate today = LocalDate.ofInstant(arrival, BERLIN);
    LocalDate first = today.minusMonths(MONTHS).withDayOfMonth(1);
    List<Event> events = Stream.of(
            SampleClients.registered(first, today, arrival),
            pastOfActive(first),
            pastOfAdvised(first, arrival),
            silence(arrival),
            presence(arrival))
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Event::at))
        .toList();
    return new PortfolioStory(at(first, OPENING), arrival, events);
  }

  /** When somebody looks after what there is to do, from the begin on: on weekdays. */
  public Stream<Instant> visits() {
    LocalDate first = LocalDate.ofInstant(begin, BERLIN);
    return Stream.iterate(first, day -> day.plusDays(1))
        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
        .map(day -> at(day, VISIT));
  }

  static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(BERLIN).toInstant();
  }

  private static List<Event> pastOfActive(LocalDate first) {
    Instant begin = at(first, VISIT);
    Instant ransom = begin.plus(DAY.multipliedBy(40));
    Instant forwarding = begin.plus(DAY.multipliedBy(62));
    Instant cranes = begin.plus(DAY.multipliedBy(85));
    Instant scan = begin.plus(DAY.multipliedBy(120));
    LocalDate accepted = LocalDate.ofInstant(cranes, BERLIN).plusDays(6);
    return List.of(
        new Reported(new IncidentReport(
            ACTIVE,
            "HARBOUR-INC-1",
            Severity.CRITICAL,
            "Files are being encrypted on a file server",
            "A program that nobody knows encrypts shared files on the server of the freight office.",
            "Disconnect the server at once, keep it switched on, and call us.",
            "FREIGHT-FS-01",
            "T1486",
            ransom)),
        new Answered(
            ransom.plus(DAY),
            "HARBOUR-INC-1",
            mitigated(
                ACTIVE,
                "The server was disconnected, reinstalled and restored from Sunday's backup.")),
        new Reported(new IncidentReport(
            ACTIVE,
            "HARBOUR-INC-2",
            Severity.MEDIUM,
            "A mailbox forwards to an address outside",
            "A rule in a mailbox of the accounts team forwards all invoices to an unknown address.",
            "Delete the rule, end all sessions and reset the password.",
            "mailbox of the accounts team",
            "T1114",
            forwarding)),
        new Answered(
            forwarding.plus(DAY.multipliedBy(3)),
            "HARBOUR-INC-2",
            mitigated(
                ACTIVE,
                "The rule is deleted, and forwarding outside is switched off for everybody.")),
        new Reported(new IncidentReport(
            ACTIVE,
            "HARBOUR-INC-3",
            Severity.HIGH,
            "Crane control runs on a system without updates",
            "The control of two cranes runs on an operating system that gets no updates any more and"
                + " was scanned from the office network.",
            "Replace the system, or separate it from the office network.",
            "CRANE-CTL-2",
            "T1210",
            cranes)),
        new Answered(
            cranes.plus(DAY.multipliedBy(6)),
            "HARBOUR-INC-3",
            new Feedback(
                FeedbackOutcome.RISK_ACCEPTED,
                SampleClients.ciso(ACTIVE),
                null,
                accepted.plusMonths(11),
                null,
                "The maker of the cranes delivers the new control next summer.",
                "A network of its own, without a way to the office or the internet.")),
        new Asked(
            begin.plus(DAY.multipliedBy(75)),
            new NewQuestion(
                ACTIVE,
                "HARBOUR-Q-1",
                "Logs of the new firewall",
                "We replace our firewall in autumn. In which form do you need its logs?",
                SampleClients.manager(ACTIVE),
                null)),
        new Reported(new IncidentReport(
            ACTIVE,
            "HARBOUR-INC-4",
            Severity.LOW,
            "A port scan from the guest network",
            "A device in the guest network scanned printers of the office for an hour.",
            "Separate the guest network from the printers.",
            "guest network",
            "T1046",
            scan)),
        new Answered(
            scan.plus(DAY.multipliedBy(9)),
            "HARBOUR-INC-4",
            mitigated(ACTIVE, "Guests reach nothing but the internet now.")),
        new Proposed(
            begin.plus(DAY.multipliedBy(100)),
            new NewImprovement(
                ACTIVE,
                "Detect forwarding rules in mailboxes",
                "The rule of HARBOUR-INC-2 was found by chance.",
                Owner.SOC,
                null,
                "Security incident",
                null,
                "HARBOUR-INC-2",
                "HARBOUR-IMP-1")));
  }

  private static List<Event> pastOfAdvised(LocalDate first, Instant arrival) {
    Instant tokens = at(first.plusMonths(4), VISIT);
    Instant tool = arrival.minus(DAY.multipliedBy(9));
    return List.of(
        new Reported(new IncidentReport(
            ADVISED,
            "NORDLYS-INC-1",
            Severity.HIGH,
            "Inloggningar med en stulen session",
            "En avdelningsläkares session användes från två länder inom tio minuter.",
            "Avsluta kontots alla sessioner och kräv en andra faktor som inte går att lämna vidare.",
            "en avdelningsläkares konto",
            "T1539",
            tokens)),
        new Answered(
            tokens.plus(DAY.multipliedBy(2)),
            "NORDLYS-INC-1",
            mitigated(
                ADVISED, "Alla sessioner är avslutade och kontot har fått en säkerhetsnyckel.")),
        new Reported(new IncidentReport(
            ADVISED,
            "NORDLYS-INC-2",
            Severity.MEDIUM,
            "Laboratoriets gamla fjärrunderhåll",
            "Laboratoriets enheter kan fortfarande nås med ett fjärrverktyg från en tidigare leverantör.",
            "Ta bort verktyget och stäng dess port.",
            "LAB-GW-1",
            "T1219",
            tool)),
        new Answered(
            tool.plus(DAY.multipliedBy(3)),
            "NORDLYS-INC-2",
            new Feedback(
                FeedbackOutcome.IN_PROGRESS,
                SampleClients.manager(ADVISED),
                null,
                null,
                LocalDate.ofInstant(arrival, BERLIN).plusDays(7),
                null,
                null)));
  }

  /** Reports that nobody answers: one that a team lead has decided about, one to be decided. */
  private static List<Event> silence(Instant arrival) {
    return List.of(
        new Reported(new IncidentReport(
            SILENT,
            "GRANITE-INC-1",
            Severity.MEDIUM,
            "Ein Dienstkonto meldet sich von Hand an",
            "Jemand meldet sich mit einem Dienstkonto der Leitwarte an Arbeitsplätzen an.",
            "Verbieten Sie dem Konto die Anmeldung von Hand, und ändern Sie sein Passwort.",
            "svc-control",
            "T1078",
            arrival.minus(DAY.multipliedBy(56)))),
        new Reported(new IncidentReport(
            SILENT,
            "GRANITE-INC-2",
            Severity.HIGH,
            "Verbindungen zu einem bekannten Command-and-Control-Server",
            "Ein Arbeitsplatz der Turbinenhalle verbindet sich stündlich mit einem solchen Server.",
            "Trennen Sie den Arbeitsplatz vom Netz, und lassen Sie ihn neu aufsetzen.",
            "TURBINE-WS-4",
            "T1071",
            arrival.minus(DAY.multipliedBy(15)))));
  }

  private static List<Event> presence(Instant arrival) {
    return List.of(
        new Reported(new IncidentReport(
            ACTIVE,
            "HARBOUR-INC-5",
            Severity.HIGH,
            "Remote access tool on a dispatcher's computer",
            "An unknown remote access tool was started on a dispatcher's computer.",
            "Remove the tool, reset the user's passwords and allow only known remote tools.",
            "DISPATCH-07",
            "T1219",
            arrival.minus(DAY.multipliedBy(2)))),
        new Reported(new IncidentReport(
            ACTIVE,
            "HARBOUR-INC-6",
            Severity.MEDIUM,
            "Sign-ins from an unusual country",
            "Somebody signed in to a mailbox from a country in which none of your staff work.",
            "Check with the user, end all sessions and require a second factor.",
            "mailbox of the sales team",
            "T1078",
            arrival.minus(DAY))));
  }

  private static Feedback mitigated(String client, String comment) {
    return new Feedback(
        FeedbackOutcome.MITIGATED, SampleClients.manager(client), comment, null, null, null, null);
  }

  /** To the millisecond, as everything that is stored. */
  public PortfolioStory {
    arrival = arrival.truncatedTo(ChronoUnit.MILLIS);
    events = List.copyOf(events);
  }
}
