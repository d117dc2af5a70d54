package org.threatreviews.portal.web;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.portal.LinkVisit;

/** Where the client's programme stands, below what is open with the contact. */
@Component
class ClientOverview {

  private final Improvements improvements;

  ClientOverview(Improvements improvements) {
    this.improvements = improvements;
  }

  String show(LinkVisit visit, Model model) {
    model.addAttribute("improvements", improvements.openOf(visit.client().reference()));
    return "portal-client";
  }
}
