package org.threatreviews.review.pack;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewDecisions;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewTimes;
import org.threatreviews.review.agenda.AgendaCollection;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.script.UnsetText;
import org.threatreviews.staff.Staff;

/** The packs of reviews: as drafts, published, and as the files that the client got. */
@Service
@Transactional
public class ReviewPacks {

  private final ReviewLookup reviews;
  private final AgendaCollection collection;
  private final ReviewAgenda agenda;
  private final PackData data;
  private final PackArchive archive;
  private final PackMails mails;
  private final ReviewTimes times;
  private final ReviewDecisions decisions;
  private final Staff staff;
  private final Clock clock;

  ReviewPacks(
      ReviewLookup reviews,
      AgendaCollection collection,
      ReviewAgenda agenda,
      PackData data,
      PackArchive archive,
      PackMails mails,
      ReviewTimes times,
      ReviewDecisions decisions,
      Staff staff,
      Clock clock) {
    this.reviews = reviews;
    this.collection = collection;
    this.agenda = agenda;
    this.data = data;
    this.archive = archive;
    this.mails = mails;
    this.times = times;
    this.decisions = decisions;
    this.staff = staff;
    this.clock = clock;
  }

  /**
   * The pack as it was published last.
   *
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when it is not published yet
   */
  @Transactional(readOnly = true)
  public ReviewPack get(String reference) {
    reviews.get(reference);
    return archive.find(reference).orElseThrow(() -> notPublished(reference));
  }

  /**
   * The published pack as a PDF.
   *
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when it is not published yet
   */
  @Transactional(readOnly = true)
  public PackFile file(String reference) {
    reviews.get(reference);
    return archive.file(reference).orElseThrow(() -> notPublished(reference));
  }

  private static StateConflict notPublished(String reference) {
    return new StateConflict(
        "reference",
        "packNotPublished",
        "The pack of review %s has not been published yet.".formatted(reference));
  }

  /** The pack as it was published last; empty until it is published. */
  @Transactional(readOnly = true)
  public Optional<ReviewPack> find(String reference) {
    return archive.find(reference);
  }

  /**
   * The pack as it would be published now: an HTML fragment without scripts, to be shown inside a
   * page.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public String draft(String reference) {
    Review review = reviews.get(reference);
    Client client = reviews.clientOf(review);
    List<Review> all = reviews.allOf(client.reference());
    return archive.html(contents(
        client, review, all, reviews.periodStart(review, all), reviews.periodEnd(review, all)));
  }

  /**
   * The texts of a draft, or of a published pack, that its PDF would say in other words because this
   * machine has no font for them.
   *
   * @param html of the pack
   */
  @Transactional(readOnly = true)
  public List<UnsetText> unset(String html) {
    return archive.unset(html);
  }

  /**
   * As {@link #unset(String)}, of the published pack, and of the draft until it is published.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public List<UnsetText> unsetIn(String reference) {
    reviews.get(reference);
    return archive.unset(find(reference).map(ReviewPack::html).orElseGet(() -> draft(reference)));
  }

  /** Freezes the agenda, stores the pack and mails it; once for each date of the meeting. */
  public void publish(String reference) {
    Review review = reviews.lock(reference);
    if (!review.isOpen() || review.isPublishedForThisDate()) {
      return;
    }
    Client client = reviews.clientOf(review);
    List<Review> all = reviews.allOf(client.reference());
    Instant from = reviews.periodStart(review, all);
    collection.collect(review, from);
    review.publish(from, reviews.periodEnd(review, all));
    Review published = reviews.save(review);
    String sha256 = archive.publish(
        contents(client, published, all, from, published.periodEnd()), clock.instant());
    boolean late = isLate(client, published);
    decisions.record(
        published,
        PackDecision.PUBLISHED,
        DecisionHistory.SYSTEM,
        ReviewDecisions.joined(
            "; ",
            "SHA-256 of the PDF " + sha256,
            published.prepared()
                ? null
                : "with what was known, because preparation was not finished",
            late
                ? "at once, because the meeting is less than one whole working day of the client away"
                : null));
    mails.pack(
        client,
        published,
        agenda.view(reference),
        late,
        contact -> times.packDeadline(published, client, contact));
  }

  /** Whether its readers have less than the time that a pack leaves them. */
  private boolean isLate(Client client, Review review) {
    Instant now = clock.instant();
    return client.contacts().stream()
        .anyMatch(contact -> now.isAfter(times.packDeadline(review, client, contact)));
  }

  private PackContents contents(
      Client client, Review review, List<Review> all, Instant from, Instant to) {
    return data.of(client, review, all, from, to, staff.nameOf(review.analyst()).orElse(null));
  }
}
