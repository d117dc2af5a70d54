/** What the follow-up of incidents does when the contacts of a client change. */
package org.threatreviews.incident.people;
