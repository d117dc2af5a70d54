package org.threatreviews.review.web;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.client.Clients;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.threat.EmergingThreats;

/** Where the analyst chooses the emerging threats that a review tells its client. */
@Controller
@RequestMapping("/reviews/{reference}/threats")
class ReviewThreatsController {

  private final EmergingThreats threats;
  private final ThreatReviews reviews;
  private final Clients clients;

  /**
   * A reason as it was entered.
   *
   * @param entry number of the threat that it is for, as text
   */
  record Reason(String entry, String why) {}

  ReviewThreatsController(EmergingThreats threats, ThreatReviews reviews, Clients clients) {
    this.threats = threats;
    this.reviews = reviews;
    this.clients = clients;
  }

  @GetMapping
  String threats(@PathVariable String reference, Model page) {
    ReviewSummary review = reviews.get(reference);
    page.addAttribute("review", review);
    page.addAttribute("client", clients.get(review.client()).name());
    page.addAttribute("attached", threats.of(reference));
    page.addAttribute("offered", threats.offeredFor(reference));
    page.addAttribute("most", EmergingThreats.MOST);
    page.addAttribute("open", threats.canBeChanged(reference));
    page.addAttribute("blank", ThreatForm.EMPTY);
    return "review-threats";
  }

  /** Writes a new one, for the library and this review. */
  @PostMapping
  String attachNew(
      @PathVariable String reference,
      @ModelAttribute ThreatForm entered,
      Principal user,
      RedirectAttributes next) {
    return carriedOut(
        () -> threats.attachNew(reference, entered.text(), user.getName()), entered, next);
  }

  /** Attaches one of the library, or gives another reason for one that is attached. */
  @PostMapping("/{id}")
  String attach(
      @PathVariable String reference,
      @PathVariable long id,
      @RequestParam(required = false) String why,
      Principal user,
      RedirectAttributes next) {
    return carriedOut(
        () -> threats.attach(reference, id, why, user.getName()),
        new Reason(Long.toString(id), why),
        next);
  }

  @PostMapping("/{id}/removal")
  String detach(
      @PathVariable String reference,
      @PathVariable long id,
      Principal user,
      RedirectAttributes next) {
    return carriedOut(
        () -> threats.detach(reference, id, user.getName()),
        new Reason(Long.toString(id), null),
        next);
  }

  /** A refusal says why and keeps what was entered. */
  private static String carriedOut(Runnable step, Object entered, RedirectAttributes next) {
    if (!FormAnswer.carriedOut(step, next)) {
      next.addFlashAttribute(entered instanceof Reason ? "reason" : "entered", entered);
    }
    return "redirect:/reviews/{reference}/threats";
  }
}
