package org.threatreviews.closing;

/** The process that sees to the end of a contract; called in the transaction of the change itself. */
public interface ClosingProcess {

  /** Begins to follow the client's contract, unless that is done already. */
  void follow(String clientReference);

  /** Something on the list that the lead has was decided about; the rest is yet to be. */
  void listChanged(String clientReference);

  /** The contract ends on another day or goes on, or all is decided: it is looked at anew. */
  void contractEndMoved(String clientReference);
}
