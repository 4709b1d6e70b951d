/** Sandbox providers: they accept everything and send nothing. */
@NullMarked
package io.relance.providers.sandbox;

import org.jspecify.annotations.NullMarked;
