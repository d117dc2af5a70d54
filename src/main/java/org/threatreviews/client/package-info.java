/** The clients of the service: their contracts and their contacts. */
@org.springframework.modulith.ApplicationModule(displayName = "Clients")
package org.threatreviews.client;
