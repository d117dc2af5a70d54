/**
 * What people read in the form of a task, what they fill in there, and who is told when a task is
 * late.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Tasks")
package org.threatreviews.task;
