/**
 * Helps the listeners of every process; like them it knows the engine. And runs {@code late-task},
 * one for each user task: {@link org.threatreviews.task.process.TaskClocks} has the engine start it
 * with the task, move it with the due date and end it with the task.
 *
 * <ol>
 *   <li>Wait until the task is late.
 *   <li>A team's: the lead sees to it ({@code LateTasks.seenTo}, due {@code answerDue}); when it is
 *       time ({@code nextAsk}) and the task is open still, again.
 *   <li>The leads' own: when it is time ({@code reminderDue}), mail them ({@code remindLeads}), and so
 *       on.
 * </ol>
 */
@org.springframework.modulith.NamedInterface("process")
package org.threatreviews.task.process;
