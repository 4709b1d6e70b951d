package io.relance.domain.inbound;

import java.util.Optional;

/** The headers of a request; the case of their names does not matter. */
@FunctionalInterface
public interface Headers {
  /** The first value under a name. */
  Optional<String> first(String name);
}
