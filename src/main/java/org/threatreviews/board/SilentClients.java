package org.threatreviews.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.UnknownReference;

/**
 * Tells which clients have fallen silent. Nothing is stored: it is worked out from mails, reviews,
 * incidents and actions each time, so it ends as soon as the client answers in the matter or comes
 * to a meeting, or the mail is repaired.
 */
@Service
@Transactional(readOnly = true)
public class SilentClients {

  private static final Comparator<ClientSilence> WORST_FIRST = Comparator.comparing(
          ClientSilence::level, Comparator.reverseOrder())
      .thenComparing(silence -> silence.facts().since());

  private final SilenceQueries queries;
  private final SilencePolicy policy;
  private final Clients clients;

  /**
   * The signal of one client.
   *
   * @param silence empty when the client is not silent
   * @param heardAt when the client was last heard from; null for never
   * @param signs what was left unanswered since then, oldest first; there may be some even when
   *     the policy does not yet call it silence
   */
  public record Details(
      Optional<ClientSilence> silence, Instant heardAt, List<SilenceSign> signs) {}

  SilentClients(SilenceQueries queries, SilencePolicy policy, Clients clients) {
    this.queries = queries;
    this.policy = policy;
    this.clients = clients;
  }

  /** All silent clients by reference, worst first, then those that have been silent longest. */
  public Map<String, ClientSilence> all() {
    Map<String, ClientSilence> silent = new LinkedHashMap<>();
    Function<SilenceFacts, SilenceLevel> levels = policy.levels();
    queries.facts().entrySet().stream()
        .map(client -> Map.entry(client.getKey(), silence(client.getValue(), levels)))
        .filter(client -> client.getValue().level() != SilenceLevel.NONE)
        .sorted(Map.Entry.<String, ClientSilence>comparingByValue(WORST_FIRST)
            .thenComparing(Map.Entry.comparingByKey()))
        .forEach(client -> silent.put(client.getKey(), client.getValue()));
    return silent;
  }

  /**
   * One client's signal with all its reasons.
   *
   * @throws UnknownReference when there is no such client
   */
  public Details of(String client) {
    clients.get(client);
    return new Details(
        queries
            .facts(client)
            .map(facts -> silence(facts, policy.levels()))
            .filter(silence -> silence.level() != SilenceLevel.NONE),
        queries.heardAt(client),
        queries.signs(client));
  }

  private static ClientSilence silence(
      SilenceFacts facts, Function<SilenceFacts, SilenceLevel> levels) {
    return new ClientSilence(levels.apply(facts), facts);
  }
}
