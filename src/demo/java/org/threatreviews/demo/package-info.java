/**
 * What a start without a configured database brings along: PostgreSQL, a mail server that catches
 * everything, users, sample clients and a clock that travels. Not in the production jar, and
 * nothing depends on it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Demo")
package org.threatreviews.demo;
