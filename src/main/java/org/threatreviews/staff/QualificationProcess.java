package org.threatreviews.staff;

/**
 * The process that asks the team lead which reviews somebody new may hold. Called in the transaction
 * of the change.
 */
public interface QualificationProcess {

  /** Asks about this person, unless the lead is asked already. */
  void ask(String userId);

  /** It is decided, or they have left; whoever asks need not. */
  void settled(String userId);
}
