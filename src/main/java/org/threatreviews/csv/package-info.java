/** Tables as CSV that people open in a spreadsheet. */
@org.springframework.modulith.ApplicationModule(displayName = "CSV")
package org.threatreviews.csv;
