package org.threatreviews.contact.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Set;
import org.threatreviews.client.ContactData;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.WorkingHours;
import org.threatreviews.input.EmailAddress;

/**
 * What is to change; fields that are left out stay as they are. No record: only a setter can tell a
 * field that is null, and so taken away, from one that is left out.
 */
class ContactPatch {

  private static final String NAME = "\\P{Cntrl}*[\\P{Cntrl}&&\\S]\\P{Cntrl}*";

  @JsonProperty
  @Size(max = 200)
  @Pattern(regexp = NAME, message = "must be one line that is not blank")
  private String name;

  @JsonProperty
  @Size(max = EmailAddress.LONGEST)
  @Email(regexp = EmailAddress.PATTERN)
  private String email;

  @Size(max = 50)
  @Pattern(regexp = ContactRequest.ONE_LINE, message = ContactRequest.ONE_LINE_MESSAGE)
  private String phone;

  @JsonProperty
  private ContactRole role;

  @JsonProperty
  @Min(1)
  @Max(9)
  private Integer level;

  @JsonProperty
  private Boolean riskAuthority;

  @JsonProperty
  @Size(max = 35)
  private String language;

  @JsonProperty
  private ZoneId timeZone;

  @Size(min = 1, max = 7)
  private Set<@NotNull DayOfWeek> workingDays;

  @Valid
  private WorkingHoursRequest workingHours;

  private boolean phoneGiven;
  private boolean workingDaysGiven;
  private boolean workingHoursGiven;

  @JsonProperty
  void setPhone(String phone) {
    this.phone = phone;
    phoneGiven = true;
  }

  @JsonProperty
  void setWorkingDays(Set<DayOfWeek> workingDays) {
    this.workingDays = workingDays;
    workingDaysGiven = true;
  }

  @JsonProperty
  void setWorkingHours(WorkingHoursRequest workingHours) {
    this.workingHours = workingHours;
    workingHoursGiven = true;
  }

  ContactData applied(ContactData present) {
    return new ContactData(
        name == null ? present.name() : name,
        email == null ? present.email() : email,
        phoneGiven ? phone : present.phone(),
        role == null ? present.role() : role,
        level == null ? present.level() : level,
        riskAuthority == null ? present.riskAuthority() : riskAuthority,
        language == null ? present.language() : language,
        timeZone == null ? present.timeZone() : timeZone,
        workingDaysGiven ? workingDays : present.workingDays(),
        workingHoursGiven ? hours() : present.workingHours());
  }

  private WorkingHours hours() {
    return workingHours == null ? null : workingHours.hours();
  }
}
