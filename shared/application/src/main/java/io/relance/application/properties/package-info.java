/** The custom properties of contacts and their types, declared or learned. */
@NullMarked
package io.relance.application.properties;

import org.jspecify.annotations.NullMarked;
