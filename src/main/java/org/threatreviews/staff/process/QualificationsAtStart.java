package org.threatreviews.staff.process;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.threatreviews.staff.PoolMember;
import org.threatreviews.staff.QualificationProcess;
import org.threatreviews.staff.Staff;

/**
 * Asks about people who have waited since before this process was there. One node at a time gets
 * here, before the first job is run; each person has a transaction.
 */
@Component
class QualificationsAtStart implements SmartInitializingSingleton {

  private final Staff staff;
  private final QualificationProcess process;

  QualificationsAtStart(Staff staff, QualificationProcess process) {
    this.staff = staff;
    this.process = process;
  }

  @Override
  public void afterSingletonsInstantiated() {
    staff.members().stream()
        .filter(PoolMember::waiting)
        .map(member -> member.analyst().userId())
        .forEach(process::ask);
  }
}
