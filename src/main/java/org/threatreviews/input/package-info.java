/** What a value must be to come in, the same from a program, a page and the form of a task. */
@org.springframework.modulith.ApplicationModule(displayName = "Input")
package org.threatreviews.input;
