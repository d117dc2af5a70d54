package org.threatreviews.closing;

import java.util.Set;
import org.threatreviews.problem.InvalidInput;

/**
 * What the team lead decides about everything on the list: who takes it over, or why it is closed.
 * Only actions can be closed; everything else is followed until it is settled.
 *
 * @param actions what becomes of the actions and improvements
 * @param exceptions references of those actions that the other way is taken with
 * @param note why, and who takes over what; the client reads it with each action that is closed
 */
public record ClosingDecision(Actions actions, Set<String> exceptions, String note) {

  /** What becomes of actions and improvements. */
  public enum Actions {
    /** They are followed until they are done or declined. */
    KEEP,
    /** They are declined, with the note as the reason. */
    CLOSE
  }

  public ClosingDecision {
    exceptions = Set.copyOf(exceptions);
    if (note == null || note.isBlank()) {
      throw new InvalidInput(
          "note", "required", "Please say why, and who takes over what is still open.");
    }
  }

  boolean closes(OpenItem item) {
    boolean closed = actions == Actions.CLOSE;
    return item.mayBeClosed() && closed != exceptions.contains(item.reference());
  }
}
