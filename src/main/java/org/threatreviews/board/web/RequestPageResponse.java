package org.threatreviews.board.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.board.ContactRequest;
import org.threatreviews.board.RequestKind;
import org.threatreviews.board.RequestPage;
import org.threatreviews.board.RequestState;

/** One page of what was asked of a client's contacts, the newest first, counted from 0. */
record RequestPageResponse(List<Line> items, int page, int size, long total) {

  /** What one contact was asked once, the same in JSON and CSV. */
  @JsonPropertyOrder({
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
    "answeredBy"
  })
  record Line(
      OffsetDateTime askedAt,
      OffsetDateTime sentAt,
      String name,
      String address,
      RequestKind kind,
      String reference,
      String subject,
      RequestState state,
      String reason,
      ContactRequest.Answer answer,
      OffsetDateTime answeredAt,
      String answeredBy) {

    static Line of(ContactRequest request, ZoneId zone) {
      return new Line(
          at(request.askedAt(), zone),
          at(request.sentAt(), zone),
          request.name(),
          request.address(),
          request.kind(),
          request.reference(),
          request.subject(),
          request.state(),
          request.reason(),
          request.answer(),
          at(request.answeredAt(), zone),
          request.answeredBy());
    }
  }

  static RequestPageResponse of(RequestPage page, ZoneId zone) {
    return new RequestPageResponse(
        page.items().stream().map(request -> Line.of(request, zone)).toList(),
        page.page(),
        page.size(),
        page.total());
  }

  private static OffsetDateTime at(Instant instant, ZoneId zone) {
    return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
  }
}
