/** Contacts come, change, are away and leave while a contract lasts; and somebody at each client may accept risks. */
@org.springframework.modulith.ApplicationModule(displayName = "Contacts")
package org.threatreviews.contact;
