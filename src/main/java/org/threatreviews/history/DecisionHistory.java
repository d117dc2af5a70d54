package org.threatreviews.history;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.UnknownReference;

/** Records decisions, and tells what was decided. The module's only door. */
@Service
public class DecisionHistory {

  /** Stands for the person where a process decided. */
  public static final String SYSTEM = "system";

  private static final int SLICE = 500;

  private final DecisionTable table;
  private final DecisionOrigins origins;
  private final Clients clients;
  private final Clock clock;

  DecisionHistory(DecisionTable table, DecisionOrigins origins, Clients clients, Clock clock) {
    this.table = table;
    this.origins = origins;
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * Records a decision in the transaction that carries it out: either both hold or neither. The
   * time is now, the channel the present request's. Whoever has signed in for the request and speaks
   * for somebody else is recorded beside them.
   *
   * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(Decision decision) {
    DecisionOrigin origin = origins.current();
    String by = by(decision, origin);
    String recordedBy = by.equals(origin.signedIn()) ? null : origin.signedIn();
    table.insert(decision, clock.instant(), by, origin.channel(), recordedBy);
  }

  private static String by(Decision decision, DecisionOrigin origin) {
    if (decision.by() != null) {
      return decision.by();
    }
    return origin.signedIn() == null ? SYSTEM : origin.signedIn();
  }

  /**
   * One page of what was decided about a client, oldest first; pages are counted from 0.
   *
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public HistoryPage page(HistoryFilter filter, int page, int size) {
    clients.get(filter.client());
    return new HistoryPage(
        table.page(filter, (long) page * size, size), page, size, table.count(filter));
  }

  /**
   * All that was decided about a client, oldest first. Read in slices as they are asked for, and
   * without holding a connection meanwhile, for the reader may be slow.
   *
   * @throws UnknownReference when there is no such client
   */
  public Stream<RecordedDecision> all(HistoryFilter filter) {
    clients.get(filter.client());
    return Stream.iterate(
            table.page(filter, 0, SLICE),
            slice -> !slice.isEmpty(),
            slice -> table.after(slice.get(slice.size() - 1), filter, SLICE))
        .flatMap(List::stream);
  }
}
