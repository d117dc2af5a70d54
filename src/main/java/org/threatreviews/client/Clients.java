package org.threatreviews.client;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/** Keeps clients, their contracts and contacts. The module's only door. */
@Service
@Transactional
public class Clients {

  private final ClientRepository repository;
  private final Clock clock;

  Clients(ClientRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * The client with this reference, if the same registration was sent before.
   *
   * @throws StateConflict when the reference is taken by another registration
   */
  @Transactional(readOnly = true)
  public Optional<Client> registeredBefore(ClientRegistration registration) {
    Optional<Client> existing = repository.findById(registration.reference());
    if (existing.isPresent()
        && !existing.get().requestFingerprint().equals(registration.fingerprint())) {
      throw StateConflict.differentBody("client", registration.reference());
    }
    return existing;
  }

  /** Takes a new client on; it stands at the introduction call. */
  public Client register(ClientRegistration registration) {
    return repository.save(Client.register(registration, clock.instant()));
  }

  @Transactional(readOnly = true)
  public Optional<Client> find(String reference) {
    return repository.findById(reference);
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
    return repository
        .findOneByReference(reference)
        .orElseThrow(() -> new UnknownReference("client", "client", reference));
  }

  /** One page of all clients by reference; pages are counted from 0. */
  @Transactional(readOnly = true)
  public ClientPage page(int page, int size) {
    var found = repository.findAll(PageRequest.of(page, size, Sort.by("reference")));
    return new ClientPage(found.getContent(), page, size, found.getTotalElements());
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

  /** The contract is over. */
  public void end(String reference) {
    Client client = lock(reference);
    client.end();
    repository.save(client);
  }

  public Client extend(String reference, LocalDate newEnd) {
    Client client = lock(reference);
    client.extendTo(newEnd);
    return repository.save(client);
  }

  /**
   * @param lastDay the last day of the contract, inclusive
   */
  public Client terminate(String reference, LocalDate lastDay) {
    Client client = lock(reference);
    client.terminateOn(lastDay);
    return repository.save(client);
  }

  public Client changeSubscription(String reference, Subscription subscription) {
    Client client = lock(reference);
    client.subscribeTo(subscription);
    return repository.save(client);
  }
}
