package org.threatreviews.board;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.UnknownReference;

/** The record of what was asked of whom at a client, when, and whether it was answered. */
@Service
public class ContactRequests {

  private static final int SLICE = 500;

  private final RequestQueries queries;
  private final Clients clients;

  ContactRequests(RequestQueries queries, Clients clients) {
    this.queries = queries;
    this.clients = clients;
  }

  /**
   * One page, newest first; pages are counted from 0.
   *
   * @param reference only what was asked about this; null for all
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public RequestPage page(String client, String reference, int page, int size) {
    clients.get(client);
    return new RequestPage(
        queries.page(client, reference, (long) page * size, size),
        page,
        size,
        queries.count(client, reference));
  }

  /**
   * Everything that was asked, newest first. It is read in slices on demand, without holding a
   * connection in between, since the reader may be slow.
   *
   * @param reference only what was asked about this; null for all
   * @throws UnknownReference when there is no such client
   */
  public Stream<ContactRequest> all(String client, String reference) {
    clients.get(client);
    return Stream.iterate(
            queries.page(client, reference, 0, SLICE),
            slice -> !slice.isEmpty(),
            slice -> queries.before(slice.get(slice.size() - 1), client, reference, SLICE))
        .flatMap(List::stream);
  }
}
