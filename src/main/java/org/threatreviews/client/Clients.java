package org.threatreviews.client;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.database.TransactionMemory;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/** Keeps clients, their contracts and contacts. The module's only door. */
@Service
@Transactional
public class Clients {

  private final ClientRepository repository;
  private final ClientList list;
  private final ContractSpans contracts;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final TransactionMemory memory;
  private final ClientSight sight;

  Clients(
      ClientRepository repository,
      ClientList list,
      ContractSpans contracts,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock,
      TransactionMemory memory,
      ClientSight sight) {
    this.repository = repository;
    this.list = list;
    this.contracts = contracts;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
    this.memory = memory;
    this.sight = sight;
  }

  /**
   * The client with this reference, if the same registration was sent before. Holds the reference
   * until the transaction ends: of two registrations at the same instant, the second finds what the
   * first has registered.
   *
   * @throws StateConflict when the reference is taken by another registration
   */
  public Optional<Client> registeredBefore(ClientRegistration registration) {
    jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('client'), hashtext(:reference))")
        .param("reference", registration.reference())
        .query(Integer.class)
        .single();
    Optional<Client> existing = repository.findById(registration.reference());
    if (existing.isPresent()
        && !existing.get().requestFingerprint().equals(registration.fingerprint())) {
      throw StateConflict.differentBody("client", registration.reference());
    }
    return existing;
  }

  /**
   * Takes a new client on; it stands at the introduction call.
   *
   * @throws InvalidInput when we do not write in its language or a contact's
   */
  public Client register(ClientRegistration registration) {
    registration.requireOurLanguages();
    Client client = save(Client.register(registration, clock.instant()));
    contracts.add(client.reference(), client.contractStart(), client.contractEnd());
    return client;
  }

  @Transactional(readOnly = true)
  public Optional<Client> find(String reference) {
    return memory.get(Client.class, reference, () -> repository.findById(reference));
  }

  /**
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public Client get(String reference) {
    return find(reference).orElseThrow(() -> new UnknownReference("client", "client", reference));
  }

  /**
   * Holds the client's row until the transaction ends, so that two steps which decide on the same
   * contract follow one another.
   *
   * @throws UnknownReference when there is no such client
   */
  public Client lock(String reference) {
    return memory
        .locked(Client.class, reference, () -> repository.findOneByReference(reference))
        .orElseThrow(() -> new UnknownReference("client", "client", reference));
  }

  /**
   * One page of clients by reference, of those that the caller may see; pages are counted from 0.
   *
   * @param status null for all
   */
  @Transactional(readOnly = true)
  public ClientPage page(int page, int size, ClientStatus status) {
    Set<String> only = sight.ofCaller().orElse(null);
    return new ClientPage(
        list.page(status, only, (long) page * size, size), page, size, list.count(status, only));
  }

  /**
   * Gives a client another name or place, and tells so by {@link ClientChanged}.
   *
   * @param wanted is given what is so now
   * @return what was so before; empty when that is nothing else
   * @throws InvalidInput when the country, language or zone is none that we know
   */
  public Optional<ClientData> describe(String reference, UnaryOperator<ClientData> wanted) {
    Client client = lock(reference);
    ClientData before = ClientData.of(client);
    ClientData after = wanted.apply(before);
    if (after.equals(before)) {
      return Optional.empty();
    }
    client.describe(after);
    events.publishEvent(new ClientChanged(save(client), before));
    return Optional.of(before);
  }

  /** The day that it is now in this zone. */
  public LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  Client save(Client client) {
    Client saved = repository.save(client);
    memory.hold(Client.class, saved.reference(), Optional.of(saved));
    return saved;
  }

  public void reachStage(String reference, OnboardingStage stage) {
    Client client = lock(reference);
    client.reach(stage);
    repository.save(client);
  }

  /** Onboarding is over, the programme runs. */
  public void activate(String reference) {
    Client client = lock(reference);
    client.activate();
    repository.save(client);
  }

  /**
   * The client's reviews pause, or go on. Only a client whose programme runs can be on hold.
   *
   * @param onHold whether they pause
   * @return whether that is a change
   */
  public boolean hold(String reference, boolean onHold) {
    Client client = lock(reference);
    ClientStatus before = client.status();
    if (onHold) {
      client.putOnHold();
    } else {
      client.resume();
    }
    repository.save(client);
    return client.status() != before;
  }

  /**
   * Whether mails to the client's contacts say what an incident is about; mails that are written
   * already stay as they are.
   *
   * @throws UnknownReference when there is no such client
   */
  public Client showIncidentDetailsInMail(String reference, boolean shown) {
    Client client = lock(reference);
    client.showIncidentDetailsInMail(shown);
    return repository.save(client);
  }

  /** The contract is over. */
  public void end(String reference) {
    Client client = lock(reference);
    client.end();
    repository.save(client);
    events.publishEvent(new ContractEnded(reference));
  }

  /** The contracts that the client has had, the present one and one to come, oldest first. */
  @Transactional(readOnly = true)
  public List<ContractSpan> contracts(Client client) {
    return contracts(List.of(client.reference()))
        .getOrDefault(
            client.reference(),
            List.of(new ContractSpan(client.contractStart(), client.contractEnd())));
  }

  /** As {@link #contracts(Client)}, of each of these clients. */
  @Transactional(readOnly = true)
  public Map<String, List<ContractSpan>> contracts(Collection<String> references) {
    return contracts.of(references);
  }

  /**
   * Another contract follows: right after one that still runs, or later after one that has ended.
   *
   * @param firstDay from which its reviews are counted
   * @param today in the business zone
   * @throws InvalidInput when the days do not follow the contract before
   */
  public Client renew(String reference, LocalDate firstDay, LocalDate lastDay, LocalDate today) {
    Client client = lock(reference);
    boolean ended = client.status() == ClientStatus.ENDED;
    client.renew(firstDay, lastDay, today);
    Client saved = repository.save(client);
    contracts.add(reference, firstDay, lastDay);
    events.publishEvent(new ContractEndMoved(saved.reference(), saved.contractEnd()));
    events.publishEvent(new ContractRenewed(reference, ended));
    return saved;
  }

  public Client extend(String reference, LocalDate newEnd) {
    Client client = lock(reference);
    client.extendTo(newEnd);
    return saveContractEnd(client);
  }

  /**
   * @param lastDay the last day of the contract, inclusive
   */
  public Client terminate(String reference, LocalDate lastDay) {
    Client client = lock(reference);
    client.terminateOn(lastDay);
    Client saved = saveContractEnd(client);
    events.publishEvent(new ContractTerminated(reference));
    return saved;
  }

  public Client changeSubscription(String reference, Subscription subscription) {
    Client client = lock(reference);
    client.subscribeTo(subscription);
    return repository.save(client);
  }

  private Client saveContractEnd(Client client) {
    Client saved = repository.save(client);
    contracts.endOn(saved.reference(), saved.contractEnd());
    events.publishEvent(new ContractEndMoved(saved.reference(), saved.contractEnd()));
    return saved;
  }
}
