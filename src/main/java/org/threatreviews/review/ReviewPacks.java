package org.threatreviews.review;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes packs and keeps them as the client saw them. */
@Component
class ReviewPacks {

  private static final String TEMPLATE = "review-pack-content";

  private final JdbcClient jdbc;
  private final ITemplateEngine templates;
  private final BusinessCalendar calendar;

  /** Writes instants of the pack in the business zone. */
  record Dates(ZoneId zone) {

    private static final DateTimeFormatter DATE =
        DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DATE_TIME =
        DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH);

    public String date(Instant instant) {
      return DATE.format(instant.atZone(zone));
    }

    public String dateTime(Instant instant) {
      return "%s (%s)".formatted(DATE_TIME.format(instant.atZone(zone)), zone);
    }
  }

  ReviewPacks(JdbcClient jdbc, ITemplateEngine templates, BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.templates = templates;
    this.calendar = calendar;
  }

  void publish(Client client, Review review, AgendaView agenda, String analystName, Instant now) {
    Context context = new Context(Locale.ENGLISH);
    context.setVariables(Map.of(
        "client", client.name(),
        "title", review.title(),
        "start", review.startsAt(),
        "periodStart", review.periodStart(),
        "periodEnd", review.periodEnd(),
        "items", agenda.items(),
        "dates", new Dates(calendar.zone())));
    context.setVariable("analyst", analystName);
    context.setVariable("summary", review.summary());
    context.setVariable("trainingPoint", review.trainingPoint());
    jdbc.sql("""
            insert into review_pack (review_reference, published_at, html)
            values (:review, :at, :html)
            on conflict (review_reference) do update
            set published_at = excluded.published_at, html = excluded.html
            """)
        .param("review", review.reference())
        .param("at", Timestamp.from(now))
        .param("html", templates.process(TEMPLATE, context))
        .update();
  }

  Optional<ReviewPack> find(String reference) {
    return jdbc.sql(
            "select review_reference, published_at, html from review_pack where review_reference = :r")
        .param("r", reference)
        .query((row, n) -> new ReviewPack(
            row.getString("review_reference"),
            row.getTimestamp("published_at").toInstant(),
            row.getString("html")))
        .optional();
  }
}
