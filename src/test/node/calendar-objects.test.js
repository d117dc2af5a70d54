// Reads what CalendarObjectsTest and ReviewInvitationsTest have left in target/calendar-objects
// and compares it with what was meant: the same objects, another parser.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import ICAL from "ical.js";

const folder = new URL("../../../target/calendar-objects/", import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".ics"))
  .map((name) => name.slice(0, -".ics".length));

test("the Java tests have run before", () => assert.ok(names.length >= 10));

for (const name of names) {
  test(name, () => {
    const written = readFileSync(new URL(`${name}.ics`, folder), "utf8");
    const meant = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));

    const calendar = new ICAL.Component(ICAL.parse(written));

    assert.equal(calendar.getFirstPropertyValue("version"), "2.0");
    assert.equal(calendar.getFirstPropertyValue("method"), meant.method);
    assert.equal(calendar.getAllSubcomponents("vtimezone").length, 1);
    assert.deepEqual(calendar.getAllSubcomponents("vevent").map(read), meant.events.map(sorted));
  });
}

function read(component) {
  const event = new ICAL.Event(component);
  const organizer = component.getFirstProperty("organizer");
  assert.match(organizer.getFirstValue(), /^mailto:/);
  assert.ok(organizer.getParameter("cn"));
  // RFC 5545: both in UTC; RFC 5546: what a program compares to tell which of two is newer
  assert.equal(component.getFirstPropertyValue("dtstamp").zone.tzid, "UTC");
  assert.equal(component.getFirstPropertyValue("last-modified").zone.tzid, "UTC");
  const conference = component.getFirstProperty("conference");
  if (conference) {
    assert.equal(conference.type, "uri");
    assert.equal(conference.getFirstValue(), component.getFirstPropertyValue("url"));
  }
  const alarm = component.getFirstSubcomponent("valarm");
  return sorted({
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    start: instant(event.startDate),
    end: instant(event.endDate),
    local: event.startDate.toString(),
    zone: event.startDate.zone.tzid,
    status: component.getFirstPropertyValue("status"),
    attendees: event.attendees.map((attendee) => ({
      name: attendee.getParameter("cn"),
      address: attendee.getFirstValue(),
      role: attendee.getParameter("role"),
      state: attendee.getParameter("partstat"),
      reply: attendee.getParameter("rsvp"),
    })),
    alarm: alarm ? alarm.getFirstPropertyValue("trigger").toString() : "",
  });
}

/** As Java writes an instant: by the rules of the object's own VTIMEZONE, not by ours. */
function instant(time) {
  return new Date(time.toUnixTime() * 1000).toISOString().replace(".000Z", "Z");
}

function sorted(event) {
  return Object.fromEntries(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1)));
}
