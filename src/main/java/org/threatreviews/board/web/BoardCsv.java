package org.threatreviews.board.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Predicate;
import org.threatreviews.board.ClientRow;
import org.threatreviews.board.IncidentCount;
import org.threatreviews.board.ScheduledReview;
import org.threatreviews.csv.CsvTable;

/** Answers with the clients of the board as CSV, a line each, what is open of each as numbers. */
final class BoardCsv {

  private BoardCsv() {}

  /**
   * @param zone of the instants
   */
  static void answer(HttpServletResponse response, List<ClientRow> rows, ZoneId zone)
      throws IOException {
    CsvTable table = CsvTable.download(
        response,
        "board",
        "reference",
        "name",
        "status",
        "onboardingStage",
        "subscription",
        "contractEnd",
        "nextReview",
        "nextReviewTitle",
        "nextReviewStart",
        "analyst",
        "critical",
        "high",
        "medium",
        "low",
        "awaitingClient",
        "awaitingSoc",
        "riskAccepted",
        "unanswered",
        "openQuestions",
        "silence",
        "silentSince",
        "silentBecause",
        "leadTasks",
        "overdueTasks",
        "failedSteps",
        "undeliverableMails");
    for (ClientRow row : rows) {
      ScheduledReview review = row.nextReview();
      table.write(
          row.reference(),
          row.name(),
          row.status().name(),
          row.onboardingStage().name(),
          row.subscription().name(),
          row.contractEnd().toString(),
          review == null ? null : review.reference(),
          review == null ? null : review.title(),
          review == null ? null : at(review.start(), zone),
          review == null ? null : review.analyst(),
          ofSeverity("CRITICAL", row),
          ofSeverity("HIGH", row),
          ofSeverity("MEDIUM", row),
          ofSeverity("LOW", row),
          inState("AWAITING_CLIENT", row),
          inState("AWAITING_SOC", row),
          inState("RISK_ACCEPTED", row),
          String.valueOf(row.unanswered()),
          String.valueOf(row.openQuestions()),
          row.silence() == null ? null : row.silence().level().name(),
          row.silence() == null ? null : at(row.silence().facts().since(), zone),
          row.silence() == null
              ? null
              : String.join("; ", SilenceWords.reasons(row.silence().facts())),
          String.valueOf(row.leadTasks().size()),
          String.valueOf(row.overdueTasks().size()),
          String.valueOf(row.engineIncidents().size()),
          String.valueOf(row.failedMails().size()));
    }
    table.finish();
  }

  private static String ofSeverity(String severity, ClientRow row) {
    return count(row, incidents -> incidents.severity().equals(severity));
  }

  private static String inState(String status, ClientRow row) {
    return count(row, incidents -> incidents.status().equals(status));
  }

  private static String count(ClientRow row, Predicate<IncidentCount> which) {
    return String.valueOf(row.openIncidents().stream()
        .filter(which)
        .mapToInt(IncidentCount::count)
        .sum());
  }

  private static String at(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
  }
}
