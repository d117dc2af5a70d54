package org.threatreviews.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.threatreviews.access.rights.Groups;

/** The page after sign-in, with what this person may open, and the sign-in page itself. */
@Controller
class StartPage {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,4}");

  private final boolean demoMode;

  record Place(String name, String path, String purpose) {}

  StartPage(ObjectProvider<DemoMode> demo) {
    this.demoMode = demo.getIfAvailable() != null;
  }

  /**
   * @param wait for how many seconds nobody can sign in from this address
   * @param error there when somebody has just failed to sign in, without a value
   * @param program there when a program's account has just been tried, without a value
   * @param logout there when somebody has just signed out, without a value
   */
  @GetMapping("/login")
  String login(
      @RequestParam(required = false) String wait,
      @RequestParam(required = false) String error,
      @RequestParam(required = false) String program,
      @RequestParam(required = false) String logout,
      Model model) {
    model.addAttribute("error", error != null);
    model.addAttribute("program", program != null);
    model.addAttribute("logout", logout != null);
    if (wait != null && SECONDS.matcher(wait).matches()) {
      model.addAttribute(
          "wait", new TooManyAttempts(Duration.ofSeconds(Long.parseLong(wait))).sentence());
    }
    return "login";
  }

  @GetMapping("/")
  String start(Authentication person, Model model) {
    model.addAttribute("user", person.getName());
    model.addAttribute(
        "places", placesFor(AuthorityUtils.authorityListToSet(person.getAuthorities())));
    return "start";
  }

  private List<Place> placesFor(java.util.Set<String> groups) {
    boolean lead = groups.contains(Groups.TEAM_LEAD);
    boolean admin = groups.contains(Groups.ADMIN);
    boolean worksOnTasks = lead
        || groups.contains(Groups.ANALYST)
        || groups.contains(Groups.ADVISOR)
        || groups.contains(Groups.SOC);
    List<Place> places = new ArrayList<>();
    if (worksOnTasks) {
      places.add(new Place("Tasklist", "/camunda/app/tasklist/default/", "Your tasks"));
    }
    if (lead) {
      places.add(new Place("Programme board", "/board", "All clients at a glance"));
    }
    if (lead || groups.contains(Groups.BREAK_GLASS)) {
      places.add(
          new Place("Cockpit", "/camunda/app/cockpit/default/", "The state of every process"));
    }
    if (admin) {
      places.add(new Place("Admin", "/camunda/app/admin/default/", "Users, groups and rights"));
      places.add(new Place("API tokens", "/account/tokens", "What programs sign in with"));
    }
    if (lead || groups.contains(Groups.ANALYST) || groups.contains(Groups.ADVISOR)) {
      places.add(
          new Place("Emerging threats", "/threats", "What we tell clients about new threats"));
    }
    if (demoMode) {
      places.add(new Place("Inbox", "/demo/inbox", "All email sent in this demo"));
      if (lead) {
        places.add(new Place("Time travel", "/demo/travel", "Move the clock of this demo forward"));
      }
    }
    places.add(new Place("Your sessions", "/account/sessions", "Where you are signed in"));
    places.add(new Place("API", "/swagger-ui.html", "The HTTP API: reference and try-out"));
    return places;
  }
}
