/** The detection and response improvement list, kept over the whole contract of a client. */
@org.springframework.modulith.ApplicationModule(displayName = "Improvements")
package org.threatreviews.improvement;
