package org.threatreviews.incident.web;

import java.util.function.Function;

/** A value of an OCSF event with the attribute that it came from, for a problem to name. */
record Attribute<T>(String name, T value) {

  <P> Attribute<P> part(String attribute, Function<T, P> of) {
    return new Attribute<>(name + "." + attribute, of.apply(value));
  }

  /** The one that this is a part of. */
  Attribute<T> above(String part) {
    return new Attribute<>(name.substring(0, name.length() - part.length() - 1), value);
  }

  NotTaken notTaken(String why) {
    return new NotTaken(name, why);
  }
}
