/**
 * What mail servers and mail programs send back, as they write it: reads a message and says what it
 * means for a mail of ours.
 */
package org.threatreviews.notification.bounce;
