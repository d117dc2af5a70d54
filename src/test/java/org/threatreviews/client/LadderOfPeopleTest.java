package org.threatreviews.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.threatreviews.incident.round.Ladder;
import org.threatreviews.support.FarZones;

/**
 * Whoever comes, goes or is away while a silent client is reminded: exactly one contact who is there
 * is asked next, nobody more often than agreed, and the ladder does not end while somebody has not
 * been asked.
 */
class LadderOfPeopleTest {

  private static final int EACH = 3;
  private static final Instant START = Instant.parse("2026-12-01T08:00:00Z");

  private enum Kind {
    REMIND,
    JOIN,
    LEAVE,
    LEAVE_TO_SUCCESSOR,
    AWAY
  }

  private record Step(Kind kind, int who, int other, int level) {}

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(FarZones.ALL);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(5, Kind.REMIND),
                Tuple.of(1, Kind.JOIN),
                Tuple.of(1, Kind.LEAVE),
                Tuple.of(1, Kind.LEAVE_TO_SUCCESSOR),
                Tuple.of(1, Kind.AWAY)),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(1, 3))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Property(
      tries = 1000,
      seed = "20261202",
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE)
  void exactlyOnePresentContactIsAskedNextAndNobodyTooOften(
      @ForAll("steps") List<Step> steps, @ForAll("zones") ZoneId zone) {
    new Climb(zone).play(steps);
  }

  private static final class Climb {

    private final ZoneId zone;
    private final Client client;
    private final List<String> reminded = new ArrayList<>();
    private final Set<String> away = new HashSet<>();
    private Instant now = START;
    private Instant began;
    private int joined;

    Climb(ZoneId zone) {
      this.zone = zone;
      client = Client.register(
          new ClientRegistration(
              "NORD",
              "Nordwind",
              "DE",
              "en",
              zone,
              Subscription.STANDARD,
              LocalDate.parse("2026-12-01"),
              LocalDate.parse("2027-11-30"),
              List.of(contact("a", 1), contact("b", 1), contact("c", 2), contact("d", 3))),
          START);
    }

    private Contact contact(String name, int level) {
      return new Contact(
          name, name + "@nord.example", null, ContactRole.OTHER, level, true, "en", zone);
    }

    void play(List<Step> steps) {
      for (Step step : steps) {
        now = now.plusSeconds(60);
        act(step);
        check();
      }
    }

    private void act(Step step) {
      Contact who = client.contacts().get(step.who() % client.contacts().size());
      Contact other = client.contacts().get(step.other() % client.contacts().size());
      switch (step.kind()) {
        case REMIND ->
          ladder().next().ifPresent(next -> {
            reminded.add(next.email());
            began = began == null ? now : began;
          });
        case JOIN -> client.join(ContactData.of(contact("new" + joined++, step.level())), now);
        case LEAVE -> leave(who, null);
        case LEAVE_TO_SUCCESSOR -> leave(who, other);
        case AWAY -> {
          if (!away.remove(who.id())) {
            away.add(who.id());
          }
        }
      }
    }

    private void leave(Contact who, Contact successor) {
      if (client.contacts().size() == 1 || successor != null && successor.id().equals(who.id())) {
        return;
      }
      LocalDate today = LocalDate.ofInstant(now, zone);
      Contact leaving = client.leaveAfter(today, who, successor, today);
      client.leave(leaving, now);
    }

    private Ladder ladder() {
      return new Ladder(client, EACH, reminded, began, away);
    }

    private void check() {
      Optional<Contact> next = ladder().next();
      next.ifPresent(contact -> {
        assertThat(client.contacts()).contains(contact);
        assertThat(times(contact)).isLessThan(EACH);
      });
      for (Contact contact : client.contacts()) {
        assertThat(times(contact)).isLessThanOrEqualTo(EACH);
      }
      if (reminded.isEmpty()) {
        assertThat(next).isPresent();
        return;
      }
      String last = reminded.get(reminded.size() - 1);
      Contact place = Succession.person(client, last).orElseThrow();
      boolean oneIsLeft = Stream.concat(
              Succession.present(client, last).stream(),
              Succession.after(client, place).stream()
                  .filter(contact -> !contact.joinedAt().isAfter(began)))
          .anyMatch(contact -> times(contact) < EACH);
      assertThat(next.isPresent()).as("somebody is left").isEqualTo(oneIsLeft);
      if (next.filter(contact -> away.contains(contact.id())).isPresent()) {
        assertThat(Succession.after(client, next.get()).stream()
                .filter(contact -> !contact.joinedAt().isAfter(began))
                .filter(contact -> times(contact) < EACH))
            .as("all others who are left are away too")
            .allMatch(contact -> away.contains(contact.id()));
      }
    }

    private long times(Contact contact) {
      return reminded.stream().filter(contact.email()::equals).count();
    }
  }
}
