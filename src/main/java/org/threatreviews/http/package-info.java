/**
 * What holds for every request: problem details for whatever goes wrong, the largest body, and the
 * description of the API. Only engine, access and the demo depend on it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "HTTP")
package org.threatreviews.http;
