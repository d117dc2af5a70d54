/** Reads decision tables for the modules' policies; knows the engine. */
@org.springframework.modulith.NamedInterface("process")
package org.threatreviews.policy.process;
