package org.threatreviews.board.web.contact;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.threatreviews.board.web.Entered;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactData;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.WorkingHours;
import org.threatreviews.contact.ContactChanges.Newcomer;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.input.Moments;
import org.threatreviews.problem.InvalidInput;

/**
 * What was entered about a contact, as it was entered; each form of the page has some of it.
 *
 * @param riskAuthority null when the box is empty, as browsers leave it out then
 * @param workingDays names of days; null when no box is ticked
 * @param hoursFrom empty with {@code hoursTo} for the business hours
 * @param person id or address of the successor or stand-in
 */
record ContactForm(
    String name,
    String email,
    String phone,
    String role,
    String level,
    Boolean riskAuthority,
    String language,
    String timeZone,
    List<String> workingDays,
    String hoursFrom,
    String hoursTo,
    String from,
    String to,
    String person) {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_PHONE = 50;

  static ContactForm empty(Client client) {
    return new ContactForm(
        "",
        "",
        "",
        "",
        "1",
        null,
        client.language(),
        client.timeZone().getId(),
        null,
        "",
        "",
        "",
        "",
        "");
  }

  static ContactForm of(Contact contact) {
    return new ContactForm(
        contact.name(),
        contact.email(),
        contact.phone(),
        contact.role().name(),
        String.valueOf(contact.level()),
        contact.riskAuthority(),
        contact.language(),
        contact.timeZone().getId(),
        contact.workingDays() == null
            ? null
            : contact.workingDays().stream().map(DayOfWeek::name).toList(),
        contact.workingHours() == null ? "" : contact.workingHours().from().toString(),
        contact.workingHours() == null ? "" : contact.workingHours().to().toString(),
        "",
        "",
        "");
  }

  public boolean works(String day) {
    return workingDays != null && workingDays.contains(day);
  }

  ContactData data() {
    return new ContactData(
        enteredName(),
        enteredEmail(),
        enteredPhone(),
        enteredRole(),
        enteredLevel(),
        Boolean.TRUE.equals(riskAuthority),
        Entered.required("language", "a language", language),
        Entered.zone("timeZone", timeZone),
        days(),
        hours());
  }

  Newcomer newcomer() {
    return new Newcomer(enteredName(), enteredEmail(), enteredPhone());
  }

  LocalDate lastDay() {
    return Entered.date("lastDay", "the last day", to);
  }

  LocalDate firstDayAway() {
    return Entered.date("from", "the first day", from);
  }

  LocalDate lastDayAway() {
    return Entered.date("to", "the last day", to);
  }

  /** Null when nobody was chosen. */
  String chosenPerson() {
    return person == null || person.isBlank() ? null : person;
  }

  private String enteredName() {
    return Entered.atMost(
        "name", "the name", LONGEST_NAME, Entered.required("name", "a name", name));
  }

  private String enteredEmail() {
    String address = Entered.atMost(
        "email",
        "the email address",
        EmailAddress.LONGEST,
        Entered.required("email", "an email address", email));
    if (!address.matches(EmailAddress.PATTERN)) {
      throw new InvalidInput("email", "email", "'%s' is not an email address.".formatted(address));
    }
    return address;
  }

  private String enteredPhone() {
    return phone == null || phone.isBlank()
        ? null
        : Entered.atMost(
            "phone",
            "the phone number",
            LONGEST_PHONE,
            Entered.required("phone", "a phone number", phone));
  }

  private ContactRole enteredRole() {
    return Arrays.stream(ContactRole.values())
        .filter(known -> known.name().equals(role))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("role", "required", "Please choose a role."));
  }

  private int enteredLevel() {
    String text = Entered.required("level", "a level", level);
    if (!text.matches("[1-9]")) {
      throw new InvalidInput("level", "range", "The level must be a number from 1 to 9.");
    }
    return Integer.parseInt(text);
  }

  private Set<DayOfWeek> days() {
    if (workingDays == null || workingDays.isEmpty()) {
      return null;
    }
    Map<String, DayOfWeek> known = Arrays.stream(DayOfWeek.values())
        .collect(Collectors.toMap(DayOfWeek::name, Function.identity()));
    if (!known.keySet().containsAll(workingDays)) {
      throw new InvalidInput(
          "workingDays", "oneOf", "Please choose working days from Monday to Sunday.");
    }
    return workingDays.stream().map(known::get).collect(Collectors.toSet());
  }

  private WorkingHours hours() {
    boolean none = isBlank(hoursFrom) && isBlank(hoursTo);
    return none ? null : new WorkingHours(time(hoursFrom), time(hoursTo));
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static LocalTime time(String text) {
    return Moments.time(
        "workingHours", Entered.required("workingHours", "both times, or none", text));
  }
}
