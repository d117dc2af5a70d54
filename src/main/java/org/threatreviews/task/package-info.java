/** What people read in the form of a task, and what they fill in there. */
@org.springframework.modulith.ApplicationModule(displayName = "Tasks")
package org.threatreviews.task;
