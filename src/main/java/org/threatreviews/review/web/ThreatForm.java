package org.threatreviews.review.web;

import org.threatreviews.review.threat.EmergingThreatText;

/** What was entered about an emerging threat, as it was entered. */
record ThreatForm(String title, String why, String link) {

  static final ThreatForm EMPTY = new ThreatForm("", "", "");

  EmergingThreatText text() {
    return new EmergingThreatText(title, why, link);
  }
}
