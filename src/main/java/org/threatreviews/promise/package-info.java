/** What either side has promised to do by when, and which of it was kept: reckoned here for all. */
@org.springframework.modulith.ApplicationModule(displayName = "Promises")
package org.threatreviews.promise;
