package org.threatreviews.histories;

import java.util.List;
import java.util.Locale;

/**
 * One thing that somebody does, or that happens, in a {@link History}. Its three numbers choose from
 * what there is at that moment: which incident, whose word, how many days. So every act means
 * something in every history, also in one that has been made shorter.
 */
record Act(Kind kind, int which, int who, int how) {

  /** What a history is mostly about; everything else happens in it, too. */
  enum Theme {
    INCIDENTS,
    REVIEWS
  }

  /** Who or what acts. */
  enum Kind {
    /** Time passes, and everything that falls due happens at its time. */
    ADVANCE(22, 22),
    /** Nothing runs for a while; when the machines are back, everything happens late. */
    OUTAGE(2, 2),
    /** A node dies in the middle of a step: what it did is undone, and another does it again. */
    CRASH(4, 4),
    /**
     * The machines stand still, and the last of them has died with jobs in its hands. A new one reads
     * everything anew and takes jobs as the engine's executor does; what the dead one holds waits
     * until its lease is over.
     */
    RESTART(3, 3),
    /**
     * The machines stand still over the contract's last day; the first of the steps that end it have
     * run when the contract changes after all.
     */
    CONTRACT_RUNS_OUT(1, 6),
    REPORT(14, 2),
    FEEDBACK(30, 2),
    ASK_FOR_ACCEPTANCE(3, 0),
    WITHDRAW_ACCEPTANCE(4, 0),
    /** What was asked of the SOC is taken back, by a contact or on a contact's behalf. */
    TAKE_BACK(5, 1),
    /** A form that was opened long ago arrives when there is nothing to decide any more. */
    LATE_FORM(4, 1),
    /** The SOC judges a report's severity differently, takes it back or merges it. */
    CORRECT(8, 1),
    ASK(5, 3),
    /** A contact says whether an answer helps. */
    REPLY(6, 2),
    PROPOSE(3, 5),
    /** A contact says what became of an action. */
    DO_ACTION(3, 5),
    /** Somebody of ours completes a task. */
    WORK(34, 24),
    /** Everybody of ours completes all that can be completed now. */
    WORK_ALL(4, 10),
    /** A contact says what to talk about in a review. */
    RAISE_POINT(1, 6),
    /** An item of a review's agenda gets its outcome. */
    DECIDE_ITEM(2, 12),
    MOVE_REVIEW(1, 6),
    CHANGE_CONTRACT(2, 26),
    STAFF(1, 8),
    /** Contacts join, leave, are away, and get or lose the authority to accept risks. */
    PEOPLE(6, 3),
    /** A lead or administrator suspends a process instance in Cockpit. */
    SUSPEND(3, 3),
    ACTIVATE(3, 3);

    private final int whenIncidents;
    private final int whenReviews;

    Kind(int whenIncidents, int whenReviews) {
      this.whenIncidents = whenIncidents;
      this.whenReviews = whenReviews;
    }

    /**
     * How often it occurs, compared with the others.
     *
     * @param theme what the history is mostly about
     */
    int weight(Theme theme) {
      return theme == Theme.INCIDENTS ? whenIncidents : whenReviews;
    }
  }

  /** As {@link #toString} writes it. */
  static Act parse(String text) {
    String[] words = text.strip().split("\\s+");
    return new Act(
        Kind.valueOf(words[0].toUpperCase(Locale.ROOT)),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Integer.parseInt(words[3]));
  }

  /** One of these; the list has at least one. */
  static <T> T pick(List<T> all, int number) {
    return all.get(number % all.size());
  }

  @Override
  public String toString() {
    return "%s %d %d %d".formatted(kind.name().toLowerCase(Locale.ROOT), which, who, how);
  }
}
