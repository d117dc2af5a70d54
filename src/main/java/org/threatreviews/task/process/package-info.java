/** Helps the listeners of every process; like them it knows the engine. */
@org.springframework.modulith.NamedInterface("process")
package org.threatreviews.task.process;
