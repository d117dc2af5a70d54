/** Working days, business hours and public holidays: the one source of every due date. */
@org.springframework.modulith.ApplicationModule(displayName = "Calendar")
package org.threatreviews.calendar;
