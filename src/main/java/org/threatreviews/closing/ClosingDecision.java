package org.threatreviews.closing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.threatreviews.problem.InvalidInput;

/**
 * What the team lead decides about everything on the list: who takes it over, or why it is closed.
 * Only actions can be closed; everything else is followed until it is settled.
 *
 * @param actions what becomes of the actions and improvements
 * @param exceptions by the reference of an item, why and who takes it over where the note does not
 *     say it, or nothing; with an action among them the other way is taken
 * @param note why, and who takes over what; the client reads it with each action that is closed
 */
public record ClosingDecision(
    Actions actions, Map<String, Optional<String>> exceptions, String note) {

  /** What becomes of actions and improvements. */
  public enum Actions {
    /** They are followed until they are done or declined. */
    KEEP,
    /** They are declined, with the note as the reason. */
    CLOSE
  }

  /**
   * What was decided about one item.
   *
   * @param note why, and who takes it over
   */
  public record OfItem(boolean closed, String note) {

    public OfItem {
      note = required(note);
    }
  }

  public ClosingDecision {
    exceptions = Map.copyOf(exceptions);
    note = required(note);
  }

  private static String required(String note) {
    if (note == null || note.isBlank()) {
      throw new InvalidInput(
          "note", "required", "Please say why, and who takes over what is still open.");
    }
    return note.strip();
  }

  OfItem about(OpenItem item) {
    boolean other = exceptions.containsKey(item.reference());
    boolean closed = item.mayBeClosed() && other != (actions == Actions.CLOSE);
    return new OfItem(
        closed, exceptions.getOrDefault(item.reference(), Optional.empty()).orElse(note));
  }

  /** References of all that is decided in another way than the rest. */
  Set<String> named() {
    return exceptions.keySet();
  }
}
