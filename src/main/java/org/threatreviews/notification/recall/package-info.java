/** What waits and is out of date, or has to leave before something newer. */
package org.threatreviews.notification.recall;
