package org.threatreviews.history.web;

import java.time.LocalDate;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.history.HistoryFilter;

/** Which decisions are asked for; each part may be missing. The days are inclusive. */
record HistoryQuery(LocalDate from, LocalDate to, DecisionSubject subject, String reference) {

  HistoryFilter of(String client) {
    return new HistoryFilter(client, from, to, subject, reference);
  }
}
