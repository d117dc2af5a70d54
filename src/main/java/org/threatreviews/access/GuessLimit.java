package org.threatreviews.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords, by where the guesses come from: an address has to wait
 * longer with each wrong password, for the account it tries and, later, for all. The account itself
 * is never locked, so nobody can be kept out of it from elsewhere (ADR 15).
 */
@Component
class GuessLimit {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int DOUBLINGS = 9;
  private static final int IPV6_NETWORK_BYTES = 8;

  /** People mistype. */
  private static final Kind ACCOUNT = new Kind(3, Duration.ofMinutes(15));

  /** Many people may share an address. */
  private static final Kind ADDRESS = new Kind(30, Duration.ofMinutes(1));

  private static final int MOST_ACCOUNTS = 100_000;
  private static final int MOST_ADDRESSES = 50_000;
  private static final Duration REMEMBERED = Duration.ofHours(12);

  private final Clock clock;
  private final Cache<Guess, Count> accounts = memory(MOST_ACCOUNTS);
  private final Cache<String, Count> addresses = memory(MOST_ADDRESSES);

  /** Pairs with a right password: what others guess from the same address doesn't hold them up. */
  private final Cache<Guess, Boolean> atHome = memory(MOST_ACCOUNTS);

  /**
   * @param free how many wrong passwords cost nothing
   * @param forgotten after what time one wrong password is forgotten
   */
  private record Kind(int free, Duration forgotten) {}

  private record Guess(String address, String user) {}

  /** Wrong passwords, as many as are not forgotten yet, and until when to wait. */
  private record Count(double wrong, Instant last, Instant until) {}

  GuessLimit(Clock clock) {
    this.clock = clock;
  }

  /** How long this address has to wait before its password for this user is looked at. */
  Optional<Duration> waitFor(String address, String user) {
    Guess guess = new Guess(network(address), user);
    Duration forAccount = remaining(accounts.getIfPresent(guess));
    Duration forAddress = atHome.getIfPresent(guess) == null
        ? remaining(addresses.getIfPresent(guess.address()))
        : Duration.ZERO;
    Duration longer = forAccount.compareTo(forAddress) > 0 ? forAccount : forAddress;
    return longer.isZero() ? Optional.empty() : Optional.of(longer);
  }

  void wrong(String address, String user) {
    Guess guess = new Guess(network(address), user);
    accounts.asMap().compute(guess, (key, before) -> oneMore(before, ACCOUNT));
    addresses.asMap().compute(guess.address(), (key, before) -> oneMore(before, ADDRESS));
  }

  /** The account's count begins anew; the address's doesn't, or a guesser's own account would clear it. */
  void right(String address, String user) {
    Guess guess = new Guess(network(address), user);
    accounts.invalidate(guess);
    atHome.put(guess, true);
  }

  private Duration remaining(Count count) {
    if (count == null) {
      return Duration.ZERO;
    }
    Duration remaining = Duration.between(clock.instant(), count.until());
    return remaining.isNegative() ? Duration.ZERO : remaining;
  }

  private Count oneMore(Count before, Kind kind) {
    Instant now = clock.instant();
    double wrong = 1 + (before == null ? 0 : left(before, now, kind));
    int beyond = (int) Math.ceil(wrong) - kind.free();
    return new Count(wrong, now, beyond <= 0 ? now : now.plus(delay(beyond)));
  }

  private static double left(Count before, Instant now, Kind kind) {
    double forgotten = (double) Duration.between(before.last(), now).toMillis()
        / kind.forgotten().toMillis();
    return Math.max(0, before.wrong() - Math.max(0, forgotten));
  }

  private static Duration delay(int beyond) {
    Duration delay = FIRST_WAIT.multipliedBy(1L << Math.min(beyond - 1, DOUBLINGS));
    return delay.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : delay;
  }

  /** Whoever has one IPv6 address has all 2^64 of its network. */
  private static String network(String address) {
    if (address == null || address.indexOf(':') < 0) {
      return String.valueOf(address);
    }
    try {
      InetAddress literal = InetAddress.getByName(address);
      return literal instanceof Inet6Address
          ? HexFormat.of().formatHex(literal.getAddress(), 0, IPV6_NETWORK_BYTES)
          : literal.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }

  private static <K, V> Cache<K, V> memory(int entries) {
    return Caffeine.newBuilder()
        .expireAfterAccess(REMEMBERED)
        .maximumSize(entries)
        .build();
  }
}
