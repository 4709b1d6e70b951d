/** The REST API: each route decodes, calls one use case, and encodes. */
@NullMarked
package io.relance.functions.api;

import org.jspecify.annotations.NullMarked;
