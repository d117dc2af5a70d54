package org.threatreviews.access.web;

import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.access.ApiToken;
import org.threatreviews.access.ApiTokens;
import org.threatreviews.access.NewToken;
import org.threatreviews.access.TokenScope;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.input.Moments;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;

/** The tokens of programs, for administrators. */
@Controller
@RequestMapping("/account/tokens")
class TokenPagesController {

  private static final String PAGE = "redirect:/account/tokens";

  private final ApiTokens tokens;
  private final BusinessCalendar calendar;

  TokenPagesController(ApiTokens tokens, BusinessCalendar calendar) {
    this.tokens = tokens;
    this.calendar = calendar;
  }

  /** What was entered. */
  record TokenForm(String name, String user, String scope, String client, String endsOn) {

    private static final TokenForm EMPTY =
        new TokenForm(null, null, TokenScope.READ.name(), null, null);

    NewToken token() {
      return new NewToken(name, user, chosen(), client, day());
    }

    private TokenScope chosen() {
      return Arrays.stream(TokenScope.values())
          .filter(known -> known.name().equals(scope))
          .findFirst()
          .orElseThrow(() -> new InvalidInput(
              "scope", "choice", "Please choose one of the options for what the token allows."));
    }

    private LocalDate day() {
      if (endsOn == null || endsOn.isBlank()) {
        throw new InvalidInput("endsOn", "required", "Please say on which day the token ends.");
      }
      try {
        return Moments.date("endsOn", endsOn);
      } catch (InvalidInput refusal) {
        throw new InvalidInput(
            "endsOn",
            refusal.rule(),
            "Please check the last day of the token: " + refusal.getMessage());
      }
    }
  }

  /**
   * A token as the page shows it.
   *
   * @param ended in words when and why it is refused; null while it is taken
   */
  record Row(
      long id,
      String name,
      String user,
      String allows,
      String client,
      String endsOn,
      String lastUsed,
      String issued,
      String ended,
      boolean revocable) {}

  @GetMapping
  String show(Model page) {
    List<Row> rows = tokens.all().stream().map(this::row).toList();
    page.addAttribute("live", rows.stream().filter(row -> row.ended() == null).toList());
    page.addAttribute("gone", rows.stream().filter(row -> row.ended() != null).toList());
    page.addAttribute("programs", tokens.programs());
    page.addAttribute("scopes", TokenScope.values());
    page.addAttribute("today", tokens.today());
    page.addAttribute("latestEnd", tokens.latestEnd());
    if (!page.containsAttribute("entered")) {
      page.addAttribute("entered", TokenForm.EMPTY);
    }
    return "account-tokens";
  }

  private Row row(ApiToken token) {
    return new Row(
        token.id(),
        token.name(),
        token.user(),
        token.scope().words(),
        token.client(),
        InWords.day(token.endsOn()),
        token.lastUsedOn() == null ? "never" : InWords.day(token.lastUsedOn()),
        "%s by %s".formatted(time(token.createdAt()), token.createdBy()),
        ended(token),
        token.revocation() == null);
  }

  private String ended(ApiToken token) {
    ApiToken.Revocation revocation = token.revocation();
    if (revocation != null) {
      return "%s, %s%s"
          .formatted(
              time(revocation.at()),
              revocation.because().words(),
              revocation.by() == null ? "" : " by " + revocation.by());
    }
    return token.isLive(tokens.today())
        ? null
        : "%s, its last day".formatted(InWords.day(token.endsOn()));
  }

  private String time(Instant at) {
    return InWords.time(at, calendar.zone());
  }

  /** The secret is shown by the page that follows, once. */
  @PostMapping
  String issue(@ModelAttribute TokenForm entered, Principal admin, RedirectAttributes next) {
    try {
      next.addFlashAttribute("issued", tokens.issue(entered.token(), admin.getName()));
    } catch (InvalidInput refusal) {
      next.addFlashAttribute("problem", refusal.getMessage());
      next.addFlashAttribute("entered", entered);
    }
    return PAGE;
  }

  @PostMapping("/{id}/revocation")
  String revoke(@PathVariable long id, Principal admin, RedirectAttributes next) {
    tokens.revoke(id, admin.getName());
    next.addFlashAttribute("saved", "Revoked. The token is refused from now on.");
    return PAGE;
  }
}
