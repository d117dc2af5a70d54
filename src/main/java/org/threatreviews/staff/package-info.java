/**
 * Who holds threat reviews and when they are away: the shared analysts and the advisors. Knows no
 * review; what is booked is asked of {@link org.threatreviews.staff.Bookings}, and who can't hold
 * reviews any more is published as {@link org.threatreviews.staff.AnalystUnavailable}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Staff")
package org.threatreviews.staff;
