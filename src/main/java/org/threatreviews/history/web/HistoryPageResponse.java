package org.threatreviews.history.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.history.DecisionChannel;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.history.HistoryPage;
import org.threatreviews.history.RecordedDecision;

/** One page of a client's history, oldest first, counted from 0. */
record HistoryPageResponse(List<Line> items, int page, int size, long total) {

  /** A decision, the same in JSON and CSV. */
  @JsonPropertyOrder({
    "at",
    "subject",
    "reference",
    "kind",
    "by",
    "channel",
    "wording",
    "byName",
    "recordedBy"
  })
  record Line(
      OffsetDateTime at,
      DecisionSubject subject,
      String reference,
      String kind,
      String by,
      DecisionChannel channel,
      String wording,
      String byName,
      String recordedBy) {

    static Line of(RecordedDecision decision, ZoneId zone) {
      return new Line(
          decision.at().atZone(zone).toOffsetDateTime(),
          decision.subject(),
          decision.reference(),
          decision.kind(),
          decision.by(),
          decision.channel(),
          decision.wording(),
          decision.byName(),
          decision.recordedBy());
    }
  }

  static HistoryPageResponse of(HistoryPage page, ZoneId zone) {
    return new HistoryPageResponse(
        page.items().stream().map(decision -> Line.of(decision, zone)).toList(),
        page.page(),
        page.size(),
        page.total());
  }
}
