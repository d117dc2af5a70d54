package org.threatreviews.board.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.threatreviews.board.ContactRequest;
import org.threatreviews.csv.CsvTable;

/** Answers with the record of what was asked as CSV. */
final class RequestCsv {

  private RequestCsv() {}

  static void answer(
      HttpServletResponse response, String client, Stream<ContactRequest> requests, ZoneId zone)
      throws IOException {
    CsvTable table = CsvTable.download(
        response,
        "requests-" + client,
        "askedAt",
        "sentAt",
        "name",
        "address",
        "kind",
        "reference",
        "subject",
        "state",
        "reason",
        "answer",
        "answeredAt",
        "answeredBy");
    for (ContactRequest request : (Iterable<ContactRequest>) requests::iterator) {
      table.write(
          at(request.askedAt(), zone),
          at(request.sentAt(), zone),
          request.name(),
          request.address(),
          request.kind().name(),
          request.reference(),
          request.subject(),
          request.state().name(),
          request.reason(),
          request.answer().name(),
          at(request.answeredAt(), zone),
          request.answeredBy());
    }
    table.finish();
  }

  private static String at(Instant instant, ZoneId zone) {
    return instant == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
  }
}
