/**
 * Who may come in and as whom: users and groups, sign-in, tokens of programs, and who is behind a
 * decision. Only the engine's configuration and the demo depend on it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Access")
package org.threatreviews.access;
