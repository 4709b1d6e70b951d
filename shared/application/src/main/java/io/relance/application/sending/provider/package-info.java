/** Calls the providers of channels. */
@NullMarked
package io.relance.application.sending.provider;

import org.jspecify.annotations.NullMarked;
