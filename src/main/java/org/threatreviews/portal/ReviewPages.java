package org.threatreviews.portal;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.threatreviews.review.AgendaKind;
import org.threatreviews.review.AgendaView;
import org.threatreviews.review.ReviewRecord;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ThreatReviews;

/** The page of one threat review. */
@Component
class ReviewPages {

  private final ThreatReviews reviews;

  ReviewPages(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  String show(Visit visit, Model model) {
    ReviewRecord record = reviews.recordOf(visit.reference());
    AgendaView agenda = reviews.agenda(visit.reference());
    ReviewStatus status = record.review().status();
    model.addAttribute("record", record);
    model.addAttribute("review", record.review());
    model.addAttribute(
        "points",
        agenda.items().stream()
            .filter(item -> item.kind() == AgendaKind.CLIENT_POINT)
            .toList());
    model.addAttribute(
        "decided", agenda.items().stream().filter(i -> i.outcome() != null).toList());
    model.addAttribute("pack", reviews.packHtml(visit.reference()).orElse(null));
    model.addAttribute("open", status == ReviewStatus.PLANNED || status == ReviewStatus.PUBLISHED);
    return "portal-review";
  }

  Done addAgendaPoint(Visit visit, String text) {
    int before = reviews.agenda(visit.reference()).items().size();
    reviews.addAgendaPoint(
        visit.reference(), visit.contact().email(), FormInput.text("text", text));
    return Done.of(reviews.agenda(visit.reference()).items().size() > before);
  }
}
