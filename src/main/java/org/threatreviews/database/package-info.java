/**
 * The database as something that comes and goes: whether it takes changes, which failures are its
 * absence, and that one node at a time sets it up; and what a transaction has read of it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Database")
package org.threatreviews.database;
