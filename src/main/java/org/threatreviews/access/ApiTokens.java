package org.threatreviews.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.input.Spelling;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.UnknownReference;

/** Issues tokens to programs and revokes them (ADR 41). */
@Service
public class ApiTokens {

  /** By which people and scanners recognise a token that is where it shouldn't be. */
  static final String PREFIX = "tr_";

  static final int LONGEST_NAME = 100;

  private static final int SECRET_BYTES = 32;

  private final TokenRecords records;
  private final Accounts users;
  private final BusinessCalendar calendar;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApiTokens(TokenRecords records, Accounts users, BusinessCalendar calendar, Clock clock) {
    this.records = records;
    this.users = users;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Every token that was ever issued, the newest first. */
  @Transactional(readOnly = true)
  public List<ApiToken> all() {
    return records.all();
  }

  /** The accounts that a token may be issued for. */
  public List<String> programs() {
    return users.in(Groups.INTEGRATION);
  }

  /** Today in the business zone, where the last days of tokens are counted. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), calendar.zone());
  }

  /** The last day that a token issued today may be taken on. */
  public LocalDate latestEnd() {
    return today().plusYears(1);
  }

  /**
   * Issues a token.
   *
   * @param by the administrator
   * @return the secret that the program sends; it can't be had again
   * @throws InvalidInput when a value is missing or not allowed
   */
  @Transactional
  public String issue(NewToken wanted, String by) {
    NewToken token = checked(wanted);
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    String sent = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    try {
      records.add(token, hash(sent), by);
    } catch (DuplicateKeyException e) {
      throw nameTaken(token.name()); // by somebody in the same instant
    }
    return sent;
  }

  private NewToken checked(NewToken wanted) {
    String name = Spelling.name(wanted.name());
    if (name == null) {
      throw new InvalidInput("name", "required", "Please give the token a name.");
    }
    if (wanted.name().strip().chars().anyMatch(Character::isISOControl)) {
      throw new InvalidInput("name", "oneLine", "Please write the name on one line.");
    }
    if (Text.length(name) > LONGEST_NAME) {
      throw new InvalidInput(
          "name",
          "maxLength",
          "The name must not be longer than %d characters.".formatted(LONGEST_NAME));
    }
    if (records.isNameTaken(name)) {
      throw nameTaken(name);
    }
    requireProgram(wanted.user());
    if (wanted.scope() == null) {
      throw new InvalidInput("scope", "required", "Please choose what the token allows.");
    }
    String client = wanted.client() == null || wanted.client().isBlank()
        ? null
        : wanted.client().strip();
    if (client != null && !records.knowsClient(client)) {
      throw new InvalidInput(
          "client", "unknownReference", "There is no client '%s'.".formatted(client));
    }
    requireEnd(wanted.endsOn());
    return new NewToken(name, wanted.user(), wanted.scope(), client, wanted.endsOn());
  }

  private static InvalidInput nameTaken(String name) {
    return new InvalidInput(
        "name",
        "nameTaken",
        "There is a token with the name '%s' already. Revoke it first or choose another name."
            .formatted(name));
  }

  private void requireProgram(String user) {
    if (!programs().contains(user)) {
      throw new InvalidInput(
          "user", "program", "Please choose an account of the group integration.");
    }
  }

  private void requireEnd(LocalDate endsOn) {
    if (endsOn == null) {
      throw new InvalidInput("endsOn", "required", "Please say on which day the token ends.");
    }
    if (endsOn.isBefore(today()) || endsOn.isAfter(latestEnd())) {
      throw new InvalidInput(
          "endsOn",
          "withinAYear",
          "The last day of the token must be between today and %s."
              .formatted(InWords.day(latestEnd())));
    }
  }

  /**
   * From now on the token is refused.
   *
   * @param by the administrator
   * @throws UnknownReference when there is no such token
   */
  @Transactional
  public void revoke(long id, String by) {
    if (records.byId(id).isEmpty()) {
      throw new UnknownReference("id", "token", String.valueOf(id));
    }
    records.revoke(id, by);
  }

  static String hash(String sent) {
    return DigestUtils.sha256Hex(sent.getBytes(StandardCharsets.UTF_8));
  }
}
