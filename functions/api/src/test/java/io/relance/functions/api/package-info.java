/** Tests of the API over HTTP, on the embedded store. */
@NullMarked
package io.relance.functions.api;

import org.jspecify.annotations.NullMarked;
