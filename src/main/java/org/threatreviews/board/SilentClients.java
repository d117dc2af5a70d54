package org.threatreviews.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.UnknownReference;

/**
 * Tells which clients have fallen silent. Nothing is stored: it is computed from mails, reviews,
 * incidents and actions each time, so that it is over as soon as the client answers, comes to a
 * meeting, or a mail is repaired.
 */
@Service
@Transactional(readOnly = true)
public class SilentClients {

  private static final Comparator<ClientSilence> WORST_FIRST = Comparator.comparing(
          ClientSilence::level, Comparator.reverseOrder())
      .thenComparing(silence -> silence.facts().since());

  private final SilenceReads reads;
  private final SilencePolicy policy;
  private final Clients clients;

  /**
   * The signal of one client.
   *
   * @param silence empty when the client is not silent
   * @param heardAt when the client was last heard from; null for never
   * @param signs what was left without an answer since then, the oldest first; there may be some
   *     that the policy does not yet call silence
   */
  public record Details(
      Optional<ClientSilence> silence, Instant heardAt, List<SilenceSign> signs) {}

  SilentClients(SilenceReads reads, SilencePolicy policy, Clients clients) {
    this.reads = reads;
    this.policy = policy;
    this.clients = clients;
  }

  /** All that are, by reference; the most silent first, then those who have been for longest. */
  public Map<String, ClientSilence> all() {
    Map<String, ClientSilence> silent = new LinkedHashMap<>();
    reads.facts().entrySet().stream()
        .map(client -> Map.entry(client.getKey(), silence(client.getValue())))
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
        reads
            .facts(client)
            .map(this::silence)
            .filter(silence -> silence.level() != SilenceLevel.NONE),
        reads.heardAt(client),
        reads.signs(client));
  }

  private ClientSilence silence(SilenceFacts facts) {
    return new ClientSilence(policy.levelOf(facts), facts);
  }
}
