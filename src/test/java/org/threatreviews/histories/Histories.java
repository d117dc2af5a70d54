package org.threatreviews.histories;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random histories: when they begin, and what happens in them. */
final class Histories {

  private static final int MOST_ACTS = 16;

  private Histories() {}

  static Arbitrary<History> any() {
    Arbitrary<History.Beginning> beginnings = Combinators.combine(
            upTo(399),
            upTo(23),
            upTo(4),
            Arbitraries.of(false, false, true),
            upTo(14).map(months -> months + 1),
            upTo(80).map(days -> days - 40),
            Arbitraries.of(true, true, true, false))
        .as(History.Beginning::new);
    Arbitrary<List<Act>> acts = Arbitraries.of(Act.Theme.values())
        .flatMap(theme -> acts(theme).list().ofMinSize(1).ofMaxSize(MOST_ACTS));
    return Combinators.combine(beginnings, acts).as(History::new);
  }

  private static Arbitrary<Act> acts(Act.Theme theme) {
    Arbitrary<Act.Kind> kinds = Arbitraries.frequency(Arrays.stream(Act.Kind.values())
        .map(kind -> Tuple.of(kind.weight(theme), kind))
        .toList());
    return Combinators.combine(kinds, upTo(11), upTo(11), upTo(11)).as(Act::new);
  }

  private static Arbitrary<Integer> upTo(int greatest) {
    return Arbitraries.integers()
        .between(0, greatest)
        .withDistribution(RandomDistribution.uniform());
  }
}
