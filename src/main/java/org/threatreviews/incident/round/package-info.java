/** How often and when a silent client was reminded, called and spoken about with the team lead. */
package org.threatreviews.incident.round;
