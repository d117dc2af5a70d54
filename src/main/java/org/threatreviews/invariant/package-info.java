/**
 * What must be true at every moment, over all modules and the engine: named rules, each with the
 * query that finds what breaks it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Invariants")
package org.threatreviews.invariant;
