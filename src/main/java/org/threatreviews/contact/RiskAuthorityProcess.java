package org.threatreviews.contact;

/** The process that asks the lead; called in the transaction of what makes it ask. */
public interface RiskAuthorityProcess {

  /** Asks who may accept risks at this client, unless that is asked already. */
  void ask(String clientReference);

  /** Somebody may, or the client's contract has ended: nothing is to be asked any more. */
  void settled(String clientReference);
}
