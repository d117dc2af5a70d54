package org.threatreviews.client;

/** What is to change of a contact's details; it is given them as they are when it is its turn. */
@FunctionalInterface
public interface ContactChange {

  ContactData of(ContactData present);
}
