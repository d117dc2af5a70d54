package org.threatreviews.review.pack;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.review.script.UnsetText;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes packs and keeps them as the client saw them. */
@Component
class PackArchive {

  private static final String TEMPLATE = "review-pack-content";

  private static final Logger LOG = LoggerFactory.getLogger(PackArchive.class);

  private final JdbcClient jdbc;
  private final ITemplateEngine templates;
  private final MessageSource messages;
  private final PackPdf pdf;

  PackArchive(JdbcClient jdbc, ITemplateEngine templates, MessageSource messages, PackPdf pdf) {
    this.jdbc = jdbc;
    this.templates = templates;
    this.messages = messages;
    this.pdf = pdf;
  }

  /** The pack as a fragment of a page, in the client's language. */
  String html(PackContents contents) {
    PackWords words = PackWords.of(contents, messages);
    Context context = new Context(words.locale());
    context.setVariable("pack", contents);
    context.setVariable("words", words);
    context.setVariable("charts", new PackCharts(contents, words));
    return templates.process(TEMPLATE, context);
  }

  /** What a pack's PDF would say in other words, for want of a font. */
  List<UnsetText> unset(String html) {
    return pdf.unset(html);
  }

  /**
   * Keeps the pack as it is now, as a page and as a file.
   *
   * @return the SHA-256 of the file
   */
  String publish(PackContents contents, Instant now) {
    String html = html(contents);
    byte[] file = pdf.of(contents.reference(), html);
    unset(html)
        .forEach(text -> LOG.warn(
            "The pack of {} says {} instead of a text for which this machine has no font: {}",
            contents.reference(),
            text.printed(),
            text.text()));
    String sha256 = DigestUtils.sha256Hex(file);
    jdbc.sql("""
            insert into review_pack (review_reference, published_at, html, pdf, sha256)
            values (:review, :at, :html, :pdf, :sha256)
            on conflict (review_reference) do update
            set published_at = excluded.published_at, html = excluded.html,
                pdf = excluded.pdf, sha256 = excluded.sha256
            """)
        .param("review", contents.reference())
        .param("at", Timestamp.from(now))
        .param("html", html)
        .param("pdf", file)
        .param("sha256", sha256)
        .update();
    return sha256;
  }

  Optional<ReviewPack> find(String reference) {
    return jdbc.sql("""
            select review_reference, published_at, html, sha256
            from review_pack where review_reference = :review
            """)
        .param("review", reference)
        .query((row, n) -> new ReviewPack(
            row.getString("review_reference"),
            row.getTimestamp("published_at").toInstant(),
            row.getString("html"),
            row.getString("sha256")))
        .optional();
  }

  /** The file as it was published; one from before files were kept is set from its page. */
  Optional<PackFile> file(String reference) {
    return jdbc.sql("select html, pdf, sha256 from review_pack where review_reference = :review")
        .param("review", reference)
        .query((row, n) -> {
          String sha256 = row.getString("sha256");
          return new PackFile(
              sha256,
              sha256 == null ? pdf.of(reference, row.getString("html")) : row.getBytes("pdf"));
        })
        .optional();
  }
}
