package org.threatreviews.review.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;
import org.threatreviews.incident.Severity;
import org.threatreviews.review.agenda.AgendaWeight.Turn;

/** What matters is talked about first. */
class AgendaOrderTest {

  private static final Instant DAY = Instant.parse("2027-01-04T09:00:00Z");

  @Property(tries = 500)
  void nothingOpenStandsBehindSomethingThatIsOver(@ForAll("agendas") List<AgendaItem> agenda) {
    List<AgendaItem> sorted = agenda.stream().sorted(AgendaOrder.OF_ITEMS).toList();

    for (int i = 1; i < sorted.size(); i++) {
      AgendaWeight before = sorted.get(i - 1).weight();
      AgendaWeight after = sorted.get(i).weight();
      assertThat(before.settled() && !after.settled())
          .as("%s before %s", before, after)
          .isFalse();
      if (before.settled() == after.settled()) {
        assertThat(rank(before)).as("%s before %s", before, after).isLessThanOrEqualTo(rank(after));
      }
    }
  }

  private static int rank(AgendaWeight weight) {
    return weight.severity() == null
        ? Severity.values().length
        : weight.severity().ordinal();
  }

  @Property(tries = 500)
  void everyAgendaHasOneOrder(@ForAll("agendas") List<AgendaItem> agenda) {
    Comparator<AgendaItem> order = AgendaOrder.OF_ITEMS;
    for (AgendaItem a : agenda) {
      for (AgendaItem b : agenda) {
        assertThat(Integer.signum(order.compare(a, b)))
            .isEqualTo(-Integer.signum(order.compare(b, a)));
        assertThat(order.compare(a, b) == 0).isEqualTo(a.id().equals(b.id()));
        for (AgendaItem c : agenda) {
          if (order.compare(a, b) < 0 && order.compare(b, c) < 0) {
            assertThat(order.compare(a, c)).isNegative();
          }
        }
      }
    }
    List<AgendaItem> backwards = agenda.stream().sorted(order.reversed()).toList();
    assertThat(backwards.stream().sorted(order).toList())
        .isEqualTo(agenda.stream().sorted(order).toList());
  }

  @Test
  void anOpenCriticalIncidentComesBeforeAClosedHighOne() {
    AgendaItem closed =
        item(1, AgendaKind.INCIDENT, new AgendaWeight(true, Severity.HIGH, Turn.NOBODY, DAY));
    AgendaItem earlier =
        item(2, AgendaKind.FOLLOW_UP, new AgendaWeight(false, Severity.CRITICAL, Turn.CLIENT, DAY));
    AgendaItem late =
        item(3, AgendaKind.INCIDENT, new AgendaWeight(false, Severity.HIGH, Turn.OVERDUE, DAY));
    AgendaItem soc =
        item(4, AgendaKind.INCIDENT, new AgendaWeight(false, Severity.HIGH, Turn.SOC, DAY));
    AgendaItem point = item(5, AgendaKind.CLIENT_POINT, AgendaWeight.raised(DAY));

    assertThat(List.of(closed, point, soc, late, earlier).stream().sorted(AgendaOrder.OF_ITEMS))
        .containsExactly(earlier, late, soc, point, closed);
  }

  @Provide
  static Arbitrary<List<AgendaItem>> agendas() {
    Arbitrary<AgendaWeight> weights = Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of(Severity.class).injectNull(0.2),
            Arbitraries.of(Turn.class).injectNull(0.2),
            Arbitraries.integers().between(0, 3).map(DAY::plusSeconds).injectNull(0.1))
        .as(AgendaWeight::new);
    Arbitrary<Tuple2<AgendaKind, AgendaWeight>> drafts =
        Combinators.combine(Arbitraries.of(AgendaKind.class), weights).as(Tuple::of);
    return drafts
        .list()
        .ofMaxSize(9)
        .map(chosen -> IntStream.range(0, chosen.size())
            .mapToObj(i -> item(i % 4, chosen.get(i).get1(), chosen.get(i).get2()))
            .toList());
  }

  private static AgendaItem item(int position, AgendaKind kind, AgendaWeight weight) {
    return AgendaItem.collected("TR-1", position, kind, "subject", "title", "detail", weight, DAY);
  }
}
