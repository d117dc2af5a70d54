package org.threatreviews.review.pack;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threatreviews.client.Contact;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.IncidentSummary;
import org.threatreviews.incident.Severity;
import org.threatreviews.promise.Promise;
import org.threatreviews.promise.PromisesDue;
import org.threatreviews.question.OpenQuestion;
import org.threatreviews.question.QuestionSummary;
import org.threatreviews.review.Preparation;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.place.MeetingPlace;
import org.threatreviews.review.threat.EmergingThreat;

/**
 * All that a pack tells, as it is known at one moment.
 *
 * @param client the client's name
 * @param language IETF tag of the client's language
 * @param zone in which times are told
 * @param contacts the client's, who are invited
 * @param firstDay of the period: where it begins with the contract, the day that was agreed
 * @param to end of the period: the moment of publication, or now for a draft
 * @param analyst name of the person who holds the meeting, or null while there is none
 * @param place where the meeting takes place, or null while nobody has said so
 * @param threats that the analyst chose for this client
 * @param incidents reported in the period, the gravest first, without reports that were taken back
 * @param open all incidents that wait for one of both sides, whenever they were reported, the
 *     gravest first
 * @param acceptedRisks incidents with an acceptance that runs, the gravest first, then by its last
 *     day
 * @param periods this one last, before it up to four earlier ones
 * @param tasks open improvements and action points, by the day for which they are promised
 * @param promises of both sides that fell due in the period
 * @param questions answered in the period
 * @param waiting questions that wait for our answer, whenever they were asked
 * @param points what else is on the agenda: the client's points, questions, what was left over
 */
public record PackContents(
    String client,
    String language,
    ZoneId zone,
    List<Contact> contacts,
    String reference,
    String title,
    Instant start,
    Instant from,
    LocalDate firstDay,
    Instant to,
    String analyst,
    MeetingPlace place,
    Preparation written,
    List<EmergingThreat> threats,
    List<IncidentSummary> incidents,
    List<IncidentSummary> open,
    List<IncidentSummary> acceptedRisks,
    List<Figures> periods,
    List<Task> tasks,
    PromisesDue promises,
    List<QuestionSummary> questions,
    List<OpenQuestion> waiting,
    List<AgendaView.Item> points) {

  private static final int MOST_CRITICAL = 10;

  /**
   * How the incidents that were closed in one period were dealt with. They never change any more,
   * so every later pack says the same about the period.
   *
   * @param handling median of the working time during which it was the client's turn; null when
   *     none was closed
   * @param exposure median of the time from report to closure; null when none was closed
   */
  record Figures(String title, int closed, Duration handling, Duration exposure) {}

  /** A kind of task: an entry of the improvement list, or agreed in a review. */
  enum TaskKind {
    IMPROVEMENT,
    ACTION_POINT
  }

  /**
   * @param days its age in days
   * @param due the promised day, or null when that is open
   */
  record Task(TaskKind kind, String title, Owner owner, long days, LocalDate due, boolean late) {}

  /** Number of the period's incidents of this severity. */
  public long reported(Severity severity) {
    return incidents.stream()
        .filter(incident -> incident.severity() == severity)
        .count();
  }

  /** The period's incidents that need nobody any more; the others are among the open and accepted. */
  public List<IncidentSummary> settled() {
    Set<String> unsettled = Stream.of(open, acceptedRisks)
        .flatMap(List::stream)
        .map(IncidentSummary::reference)
        .collect(Collectors.toSet());
    return incidents.stream()
        .filter(incident -> !unsettled.contains(incident.reference()))
        .toList();
  }

  /** The period's gravest incidents, whatever became of them. */
  public List<IncidentSummary> critical() {
    return incidents.stream()
        .filter(incident -> incident.severity() == Severity.CRITICAL)
        .limit(MOST_CRITICAL)
        .toList();
  }

  /** How many critical incidents there are beyond those that are named. */
  public long moreCritical() {
    return reported(Severity.CRITICAL) - critical().size();
  }

  /**
   * Whether the pack has told its title further up, so that its reference is enough: who reads of
   * many incidents reads each title once.
   */
  public boolean isTold(IncidentSummary incident) {
    return critical().contains(incident);
  }

  /** What a broken promise was about; of an incident that the pack lists, the reference alone. */
  public String about(Promise promise) {
    return Stream.of(incidents, open, acceptedRisks)
        .flatMap(List::stream)
        .filter(incident ->
            promise.what().equals("%s: %s".formatted(incident.reference(), incident.title())))
        .map(IncidentSummary::reference)
        .findFirst()
        .orElse(promise.what());
  }

  /** The period itself. */
  public Figures figures() {
    return periods.get(periods.size() - 1);
  }

  /** Whether any period has an incident that was closed. */
  public boolean isAnythingClosed() {
    return periods.stream().anyMatch(period -> period.closed() > 0);
  }

  public Map<String, Long> counts() {
    return Map.of(
        "reported", (long) incidents.size(),
        "open", (long) open.size(),
        "accepted", (long) acceptedRisks.size(),
        "closed", (long) figures().closed());
  }
}
