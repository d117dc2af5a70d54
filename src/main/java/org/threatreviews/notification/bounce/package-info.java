/**
 * What mail servers and mail programs send back, as they write it: reads a message and says what it
 * means, and for which mail of ours.
 */
package org.threatreviews.notification.bounce;
