/**
 * Camunda as the product runs it: its configuration, what each group may do in it, its web apps and
 * REST API behind our rules, and how it repeats a command that lost against another. Nothing
 * depends on it except the demo.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Engine")
package org.threatreviews.engine;
