/** What the client is told by mail about its incidents. */
package org.threatreviews.incident.mail;
