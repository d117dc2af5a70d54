package org.threatreviews.client;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.problem.InvalidInput;

/**
 * What a contact says of itself, and the client of it; see {@link Contact}.
 *
 * <p>Refused as {@link InvalidInput} when the working days are none.
 */
public record ContactData(
    String name,
    String email,
    String phone,
    ContactRole role,
    int level,
    boolean riskAuthority,
    String language,
    ZoneId timeZone,
    Set<DayOfWeek> workingDays,
    WorkingHours workingHours) {

  public ContactData {
    email = EmailAddress.normalised(email);
    phone = phone == null || phone.isBlank() ? null : phone.strip();
    if (workingDays != null) {
      if (workingDays.isEmpty()) {
        throw new InvalidInput(
            "workingDays",
            "atLeastOne",
            "Please give at least one working day, or none of this to keep the business days.");
      }
      workingDays = Collections.unmodifiableSet(EnumSet.copyOf(workingDays));
    }
  }

  public static ContactData of(Contact contact) {
    return new ContactData(
        contact.name(),
        contact.email(),
        contact.phone(),
        contact.role(),
        contact.level(),
        contact.riskAuthority(),
        contact.language(),
        contact.timeZone(),
        contact.workingDays(),
        contact.workingHours());
  }

  public ContactData withEmail(String address) {
    return new ContactData(
        name,
        address,
        phone,
        role,
        level,
        riskAuthority,
        language,
        timeZone,
        workingDays,
        workingHours);
  }

  public ContactData withRiskAuthority(boolean may) {
    return new ContactData(
        name, email, phone, role, level, may, language, timeZone, workingDays, workingHours);
  }

  /**
   * @param days null for the business days
   * @param hours null for the business hours
   */
  public ContactData working(Set<DayOfWeek> days, WorkingHours hours) {
    return new ContactData(
        name, email, phone, role, level, riskAuthority, language, timeZone, days, hours);
  }

  /** As at registration; what has been there before is left alone. */
  void check(ContactData before) {
    if (before == null || !language.equals(before.language)) {
      Places.checkLanguage("language", language);
    }
    if (before == null || !timeZone.equals(before.timeZone)) {
      Places.checkZone("timeZone", timeZone);
    }
  }
}
