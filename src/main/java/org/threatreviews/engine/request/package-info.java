/** What is sent to the engine's REST API and web apps: what is in it, and what is written down of it. */
package org.threatreviews.engine.request;
