package org.threatreviews.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every promise counts once, in the span in which it fell due. */
class PromisesDueTest {

  private static final Instant BEGIN = Instant.parse("2027-01-04T09:00:00Z");
  private static final int HOURS = 60;

  /** However time is cut into spans, each promise is in one of them, kept or broken. */
  @Property(tries = 500)
  void everyPromiseIsCountedOnce(
      @ForAll("promises") List<Promise> promises, @ForAll("cuts") TreeSet<Integer> cuts) {
    cuts.add(-1);
    cuts.add(HOURS + 1);
    int made = 0;
    int kept = 0;
    int broken = 0;
    Instant from = null;
    for (int cut : cuts) {
      Instant to = at(cut);
      if (from != null) {
        PromisesDue due = PromisesDue.of(promises, from, to);
        assertThat(due.counts()).containsOnlyKeys(PromiseKind.values());
        made += due.counts().values().stream().mapToInt(PromisesDue.Count::made).sum();
        kept += due.counts().values().stream().mapToInt(PromisesDue.Count::kept).sum();
        broken += due.broken().size();
      }
      from = to;
    }

    assertThat(made).isEqualTo(promises.size());
    assertThat(kept).isEqualTo((int) promises.stream()
        .filter(promise -> promise.doneAt() != null)
        .filter(promise -> promise.doneAt().compareTo(promise.due()) <= 0)
        .count());
    assertThat(broken).isEqualTo(made - kept);
  }

  @Property(tries = 300)
  void whatIsOpenAndOverdueIsBroken(@ForAll("promises") List<Promise> promises) {
    PromisesDue due = PromisesDue.of(promises, at(0), at(HOURS));

    assertThat(due.broken())
        .containsAll(promises.stream()
            .filter(promise -> promise.doneAt() == null && promise.due().isBefore(at(HOURS)))
            .toList());
    assertThat(due.broken()).isSortedAccordingTo((a, b) -> a.due().compareTo(b.due()));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2027-03-28T21:59:59.999999Z, true",
    "Europe/Berlin, 2027-03-28T22:00:00Z, false",
    "Asia/Tokyo, 2027-03-28T14:59:59.999999Z, true",
    "Asia/Tokyo, 2027-03-28T15:00:00Z, false",
    "America/New_York, 2027-03-29T03:59:59Z, true",
    "America/New_York, 2027-03-29T04:00:00Z, false"
  })
  void aDayIsKeptUntilItEndsWhereItWasPromised(String zone, Instant doneAt, boolean kept) {
    Promise promise = Promise.byDay(
        PromiseKind.CLIENT_DATES, "SIR-1", LocalDate.parse("2027-03-28"), ZoneId.of(zone), doneAt);

    assertThat(promise.isKept()).isEqualTo(kept);
  }

  @Provide
  static Arbitrary<List<Promise>> promises() {
    return Combinators.combine(
            Arbitraries.of(PromiseKind.class),
            Arbitraries.integers().between(0, HOURS),
            Arbitraries.integers().between(0, HOURS).injectNull(0.3))
        .as((kind, due, done) -> new Promise(kind, "what", at(due), done == null ? null : at(done)))
        .list()
        .ofMaxSize(20);
  }

  @Provide
  static Arbitrary<TreeSet<Integer>> cuts() {
    return Arbitraries.integers().between(0, HOURS).set().ofMaxSize(6).map(TreeSet::new);
  }

  private static Instant at(int hour) {
    return BEGIN.plusSeconds(3600L * hour);
  }
}
