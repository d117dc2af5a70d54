/**
 * General questions of clients: each reaches the right queue, is answered in time, and is closed
 * when the client confirms the answer or stays silent after a notice.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Questions")
package org.threatreviews.question;
