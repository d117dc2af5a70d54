package org.threatreviews.board.web;

import java.util.Arrays;
import org.threatreviews.closing.ClosingDecision;
import org.threatreviews.closing.OpenItem;
import org.threatreviews.problem.InvalidInput;

/**
 * What a lead enters about one thing that is left when a contract ends.
 *
 * @param kind of the item
 * @param item its reference
 * @param becomes {@code CLOSED} or {@code GOES_ON}
 */
record ClosingForm(String kind, String item, String becomes, String note) {

  private static final int LONGEST_NOTE = 4000;

  OpenItem.Kind kindOfItem() {
    return Arrays.stream(OpenItem.Kind.values())
        .filter(known -> known.name().equals(kind))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInput("kind", "oneOf", "Please choose something from the list."));
  }

  ClosingDecision.OfItem decision() {
    if (!"CLOSED".equals(becomes) && !"GOES_ON".equals(becomes)) {
      throw new InvalidInput("becomes", "oneOf", "Please say what becomes of it.");
    }
    return new ClosingDecision.OfItem(
        becomes.equals("CLOSED"), Entered.atMost("note", "why", LONGEST_NOTE, note));
  }
}
