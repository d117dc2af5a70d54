/** What is left when a contract ends, and what becomes of it. */
@org.springframework.modulith.ApplicationModule(displayName = "Closing of contracts")
package org.threatreviews.closing;
