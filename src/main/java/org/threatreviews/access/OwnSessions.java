package org.threatreviews.access;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Where people are signed in, as this node knows it: sessions are in its memory. To sign out
 * everywhere is told to all nodes by the database.
 */
@Component
public class OwnSessions implements HttpSessionListener, HttpSessionIdListener {

  private static final int IPV6_NETWORK_GROUPS = 4;

  private final Standing standing;
  private final SignOuts signOuts;
  private final SignInSettings settings;
  private final Clock clock;
  private final Map<String, Use> uses = new ConcurrentHashMap<>();

  private record Use(SignedIn person, Instant since, Instant last, String address) {}

  /**
   * A session of somebody.
   *
   * @param address from where it was last used, without what tells one machine from its neighbours
   * @param present whether it is the one that asks
   */
  public record OwnSession(Instant since, Instant lastUsed, String address, boolean present) {}

  OwnSessions(Standing standing, SignOuts signOuts, SignInSettings settings, Clock clock) {
    this.standing = standing;
    this.signOuts = signOuts;
    this.settings = settings;
    this.clock = clock;
  }

  void used(HttpSession session, SignedIn person, HttpServletRequest request) {
    Instant now = clock.instant();
    String address = roughly(request.getRemoteAddr());
    uses.compute(session.getId(), (id, before) -> {
      boolean known = before != null && before.person().equals(person);
      return new Use(person, known ? before.since() : now, now, address);
    });
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    uses.remove(event.getSession().getId());
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String before) {
    uses.remove(before);
  }

  /**
   * Somebody's sessions on this node, the one used last first.
   *
   * @param presentId of the session that asks
   */
  public List<OwnSession> of(String user, String presentId) {
    return uses.entrySet().stream()
        .filter(use -> use.getValue().person().getPrincipal().equals(user))
        .filter(use -> lasts(use.getValue().person()))
        .map(use -> new OwnSession(
            use.getValue().since(),
            use.getValue().last(),
            use.getValue().address(),
            use.getKey().equals(presentId)))
        .sorted(Comparator.comparing(OwnSession::lastUsed).reversed())
        .toList();
  }

  private boolean lasts(SignedIn person) {
    return person.isYoung(settings.sessionLifetime(), Ticker.systemTicker())
        && standing.isUnchanged(person.getPrincipal(), person.account());
  }

  /** Ends all sessions of this user: at once on this node, within two seconds on all others. */
  public void signOutEverywhere(String user) {
    signOuts.add(user);
    standing.forget(user);
  }

  /** Such as 203.0.113.… or 2001:db8:1:2:…, which an office or a household shares. */
  static String roughly(String address) {
    if (address == null) {
      return "";
    }
    if (address.indexOf(':') < 0) {
      return address.substring(0, address.lastIndexOf('.') + 1) + "…";
    }
    try {
      if (!(InetAddress.getByName(address) instanceof Inet6Address literal)) {
        return roughly(InetAddress.getByName(address).getHostAddress());
      }
      byte[] bytes = literal.getAddress();
      StringBuilder network = new StringBuilder();
      for (int group = 0; group < IPV6_NETWORK_GROUPS; group++) {
        int value = (bytes[2 * group] & 0xff) << 8 | bytes[2 * group + 1] & 0xff;
        network.append(Integer.toHexString(value)).append(':');
      }
      return network.append('…').toString();
    } catch (UnknownHostException e) {
      return ""; // not an address: a proxy names whom it likes
    }
  }
}
