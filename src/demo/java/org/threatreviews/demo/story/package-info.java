/** What happens to the demo's sample clients: a pure function of the demo's present. */
package org.threatreviews.demo.story;
