package org.threatreviews.history.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.threatreviews.csv.CsvTable;
import org.threatreviews.history.RecordedDecision;

/** Writes decisions as CSV. */
final class HistoryCsv {

  private final CsvTable table;
  private final ZoneId zone;

  HistoryCsv(HttpServletResponse response, String client, ZoneId zone) throws IOException {
    this.table = CsvTable.download(
        response,
        "history-" + client,
        "at",
        "subject",
        "reference",
        "kind",
        "by",
        "channel",
        "wording",
        "byName",
        "recordedBy");
    this.zone = zone;
  }

  void write(RecordedDecision decision) throws IOException {
    table.write(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(decision.at().atZone(zone)),
        decision.subject().name(),
        decision.reference(),
        decision.kind(),
        decision.by(),
        decision.channel().name(),
        decision.wording(),
        decision.byName(),
        decision.recordedBy());
  }

  void finish() throws IOException {
    table.finish();
  }
}
