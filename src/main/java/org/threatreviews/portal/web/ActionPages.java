package org.threatreviews.portal.web;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.threatreviews.improvement.ActionDetails;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.improvement.ActionReport;
import org.threatreviews.improvement.ActionResult;
import org.threatreviews.improvement.Owner;
import org.threatreviews.notification.NextReviewAhead;
import org.threatreviews.portal.LinkVisit;

/** The page of one action point or improvement. */
@Component
class ActionPages {

  private final ActionFollowUp actions;
  private final NextReviewAhead nextReview;
  private final Clock clock;

  ActionPages(ActionFollowUp actions, NextReviewAhead nextReview, Clock clock) {
    this.actions = actions;
    this.nextReview = nextReview;
    this.clock = clock;
  }

  String show(LinkVisit visit, Model model) {
    ActionDetails action = actions.get(visit.reference());
    LocalDate today = clock.instant().atZone(visit.contact().timeZone()).toLocalDate();
    model.addAttribute("action", action);
    model.addAttribute("next", nextReview.of(visit.client().reference()));
    model.addAttribute("yours", action.owner() == Owner.CLIENT);
    model.addAttribute("late", action.dueDate() != null && action.dueDate().isBefore(today));
    return "portal-action";
  }

  Done done(LinkVisit visit) {
    return answer(visit, ActionResult.DONE, null);
  }

  Done decline(LinkVisit visit, String reason) {
    return answer(visit, ActionResult.DECLINED, FormInput.text("reason", reason));
  }

  private Done answer(LinkVisit visit, ActionResult result, String reason) {
    return Done.of(actions.answer(
        visit.reference(),
        new ActionReport(result, reason, null),
        visit.contact().email()));
  }
}
