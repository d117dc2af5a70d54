/**
 * What the settings of a server must be before it starts: each module looks at its own, and
 * whatever is wrong is told at once. No secret may be one that anybody can guess or read.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Settings")
package org.threatreviews.settings;
