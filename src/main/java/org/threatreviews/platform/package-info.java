/**
 * What carries the product: the engine's configuration, sign-in, problem details, and the embedded
 * services of demo mode. Nothing depends on it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Platform")
package org.threatreviews.platform;
