package org.threatreviews.closing;

/** The process that sees to the end of a contract; called in the transaction of the change itself. */
public interface ClosingProcess {

  /** Begins to follow the client's contract, unless that is done already. */
  void follow(String clientReference);

  /** The contract ends on another day, or goes on. */
  void contractEndMoved(String clientReference);
}
