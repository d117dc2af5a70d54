package org.threatreviews.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.problem.Refusal;
import org.threatreviews.support.FarZones;
import org.threatreviews.support.Thoroughness;

/**
 * Whatever becomes of a client's contacts, in whatever order and zone: somebody is there, each keeps
 * its id, no two have one address, and whoever is away and has named a stand-in is read for.
 */
class ContactsThatLiveTest {

  private static final int SOME = 500;
  private static final int ALL = 20_000;

  private static final Instant START = Instant.parse("2026-12-01T08:00:00Z");

  private enum Kind {
    JOIN,
    READDRESS,
    OTHER_LEVEL,
    OTHER_ZONE,
    LEAVE,
    LEAVE_TO_SUCCESSOR,
    STAY,
    AWAY,
    AWAY_WITH_STAND_IN,
    BACK,
    TIME_PASSES
  }

  /**
   * @param who which of the contacts, counted in a circle, as is {@code other}
   */
  private record Step(Kind kind, int who, int other, int days, int length) {}

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(FarZones.ALL);
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(-3, 20),
            Arbitraries.integers().between(-1, 12))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Property(
      tries = SOME,
      seed = "20261201",
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE)
  void somebodyIsAlwaysThereAndReadsWhateverTheContactsDo(
      @ForAll("lives") List<Step> steps, @ForAll("zones") ZoneId zone) {
    new Life(zone).play(steps);
  }

  @Property(tries = ALL, generation = GenerationMode.RANDOMIZED, edgeCases = EdgeCasesMode.NONE)
  @AddLifecycleHook(OnlyThoroughly.class)
  void somebodyIsAlwaysThereAndReadsInManyMoreLives(
      @ForAll("lives") List<Step> steps, @ForAll("zones") ZoneId zone) {
    new Life(zone).play(steps);
  }

  static final class OnlyThoroughly implements SkipExecutionHook {

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return Thoroughness.isFull()
          ? SkipResult.doNotSkip()
          : SkipResult.skip("twenty thousand lives are for the thorough profile");
    }
  }

  /** One client's contacts, as the book of contacts keeps them. */
  private static final class Life {

    private final ZoneId zone;
    private final Map<String, Instant> known = new HashMap<>();
    private Client client;
    private List<ContactAbsence> absences = List.of();
    private Instant now = START;
    private long nextId = 1;

    Life(ZoneId zone) {
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
              List.of(contact(0), contact(1), contact(2))),
          START);
    }

    private Contact contact(int number) {
      return new Contact(
          "Somebody",
          "c%d@x.example".formatted(number),
          null,
          ContactRole.OTHER,
          1 + number % 3,
          false,
          "en",
          zone);
    }

    void play(List<Step> steps) {
      promises(null);
      for (Step step : steps) {
        take(step);
        promises(step);
      }
    }

    /** What is refused leaves everything as it was, as the transaction does. */
    private void take(Step step) {
      Client before = copy(client);
      try {
        change(step);
      } catch (Refusal refused) {
        client = before;
      }
    }

    private void change(Step step) {
      Contact who = pick(step.who());
      Contact other = pick(step.other());
      LocalDate today = LocalDate.ofInstant(now, who.timeZone());
      LocalDate day = today.plusDays(step.days());
      switch (step.kind()) {
        case JOIN -> client.join(ContactData.of(contact(step.other() * 3 + step.who())), now);
        case READDRESS ->
          client.change(who, data(who, "C%d@X.example".formatted(step.other()), who.level(), zone));
        case OTHER_LEVEL ->
          client.change(who, data(who, who.email(), 1 + step.other() % 3, who.timeZone()));
        case OTHER_ZONE ->
          client.change(who, data(who, who.email(), who.level(), FarZones.ALL.get(step.other())));
        case LEAVE -> leave(who, day, null, today);
        case LEAVE_TO_SUCCESSOR -> leave(who, day, other, today);
        case STAY -> {
          if (who.isLeaving()) {
            client.stay(who);
            refuseGap(today);
          }
        }
        case AWAY -> away(who, day, day.plusDays(step.length()), null, today);
        case AWAY_WITH_STAND_IN -> away(who, day, day.plusDays(step.length()), other.id(), today);
        case BACK -> back(who, today);
        case TIME_PASSES -> pass(Math.abs(step.days()));
      }
    }

    private void leave(Contact who, LocalDate day, Contact successor, LocalDate today) {
      client.leaveAfter(day, who, successor, today);
      refuseGap(today);
    }

    private void refuseGap(LocalDate today) {
      new AbsenceRules(client, absences)
          .refuseGap("successor", new StandIns(client, absences), today);
    }

    private void away(Contact who, LocalDate from, LocalDate to, String standIn, LocalDate today) {
      ContactAbsence wanted = new ContactAbsence(nextId++, who.id(), from, to, standIn);
      new AbsenceRules(client, absences).check(who, wanted, today);
      absences = Stream.concat(absences.stream(), Stream.of(wanted)).toList();
    }

    private void back(Contact who, LocalDate today) {
      List<ContactAbsence> left = new ArrayList<>();
      absences.forEach(absence -> {
        boolean ends = absence.contact().equals(who.id()) && !absence.to().isBefore(today);
        if (!ends) {
          left.add(absence);
        } else if (absence.from().isBefore(today)) {
          left.add(new ContactAbsence(
              absence.id(),
              absence.contact(),
              absence.from(),
              today.minusDays(1),
              absence.standIn()));
        }
      });
      absences = List.copyOf(left);
    }

    /** Whose last day is over has left, as the process sees to it. */
    private void pass(int days) {
      now = now.plus(days, ChronoUnit.DAYS);
      client.contacts().stream()
          .filter(contact ->
              contact.isLeaving() && !contact.worksOn(LocalDate.ofInstant(now, contact.timeZone())))
          .toList()
          .forEach(contact -> client.leave(contact, now));
    }

    private Contact pick(int number) {
      List<Contact> all = client.contacts();
      return all.get(number % all.size());
    }

    private static ContactData data(Contact contact, String email, int level, ZoneId zone) {
      return new ContactData(
          contact.name(),
          email,
          contact.phone(),
          contact.role(),
          level,
          contact.riskAuthority(),
          contact.language(),
          zone,
          null,
          null);
    }

    private static Client copy(Client client) {
      return new Client(
          client.reference(),
          0L,
          client.name(),
          client.country(),
          client.language(),
          client.timeZone(),
          client.subscription(),
          client.contractStart(),
          client.contractEnd(),
          client.status(),
          client.onboardingStage(),
          client.registeredAt(),
          client.requestFingerprint(),
          client.incidentDetailsInMail(),
          new LinkedHashSet<>(client.everyContact()));
    }

    private void promises(Step step) {
      assertThat(client.contacts()).as("somebody is there after %s", step).isNotEmpty();
      assertThat(client.firstContacts()).isNotEmpty();
      assertThat(client.contacts().stream().map(c -> EmailAddress.key(c.email())))
          .as("addresses after %s", step)
          .doesNotHaveDuplicates();
      assertThat(client.everyContact().stream().map(Contact::id))
          .as("ids after %s", step)
          .doesNotHaveDuplicates()
          .containsAll(known.keySet());
      client
          .everyContact()
          .forEach(contact -> assertThat(contact.joinedAt())
              .as("contact %s is who it was", contact.id())
              .isEqualTo(known.computeIfAbsent(contact.id(), id -> contact.joinedAt())));
      LocalDate today = LocalDate.ofInstant(now, zone);
      StandIns standIns = new StandIns(client, absences);
      client.everyContact().forEach(contact -> {
        assertThat(standIns.readerFor(contact, now).hasLeft())
            .as("who reads for %s has left, after %s", contact.id(), step)
            .isFalse();
        today.plusDays(2).datesUntil(today.plusDays(40)).forEach(reads(contact, standIns, step));
      });
    }

    /** From the day on that is ahead in every zone. */
    private Consumer<LocalDate> reads(Contact contact, StandIns standIns, Step step) {
      return day -> {
        Contact reader = standIns.readerFor(contact, day);
        boolean named = standIns
            .absence(contact, day)
            .filter(absence -> contact.worksOn(day))
            .map(absence -> absence.standIn() != null)
            .orElse(false);
        if (named) {
          assertThat(standIns.absence(reader, day))
              .as("absence of who reads for %s on %s, after %s", contact.id(), day, step)
              .isEmpty();
        } else if (contact.worksOn(day)) {
          assertThat(reader.id()).isEqualTo(contact.id());
        }
        assertThat(reader.worksOn(day))
            .as("%s still works on %s, after %s", reader.id(), day, step)
            .isTrue();
      };
    }
  }
}
