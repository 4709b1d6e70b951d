package io.relance.compiler.validate;

import io.relance.domain.criteria.PropertyType;

/**
 * A property of contacts that is known by name.
 *
 * @param certain whether every value has the type, because it is declared
 */
public record KnownProperty(PropertyType type, boolean certain) {}
