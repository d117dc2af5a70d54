/** What was decided about each client: by whom, when, where, in which words. Nothing is rewritten. */
@org.springframework.modulith.ApplicationModule(displayName = "History")
package org.threatreviews.history;
